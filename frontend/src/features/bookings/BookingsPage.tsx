import { ExportMenu } from "@/features/files/ExportMenu";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { useNavigation } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { Shelf } from "./lists/Shelf";
import { useBookings } from "./lists/useBookings";
import { useWords as useListWords } from "./lists/words";
import { Worklist } from "./lists/Worklist";
import { SHELVES, shelfOf } from "./states";
import { Trouble } from "./Trouble";
import { useWords } from "./words";

/** One's own stays; with `?view=worklist` what a supervisor has to decide. */
export default function BookingsPage() {
  const { search } = useAddress();
  return search.get("view") === "worklist" ? <Approvals /> : <Mine />;
}

function Approvals() {
  const list = useListWords();
  return (
    <>
      <PageTitle title={list.approvalsTitle} lead={list.approvalsLead} part="worklist" />
      <Worklist allHref={paths.bookings()} />
    </>
  );
}

function Mine() {
  const words = useWords();
  const list = useListWords();
  const { go } = useNavigation();
  const { rows, error, retry, hasNext, onNext, busy } = useBookings({ view: "mine" });
  return (
    <>
      <PageTitle
        title={words.bookings.title}
        lead={list.mineLead}
        actions={
          <>
            {rows !== undefined && rows.length > 0 && <ExportMenu kinds={["bookings"]} search="view=mine" />}
            <LinkButton look="line" icon="search" href={paths.search()}>
              {list.apply}
            </LinkButton>
          </>
        }
      />
      {rows === undefined && (error ? <Trouble failure={error} onRetry={retry} /> : <Skeleton />)}
      {rows?.length === 0 && (
        <EmptyState
          title={list.emptyTitle}
          icon="calendar"
          actions={[{ label: list.search, onPress: () => go(paths.search()) }]}
        >
          {list.emptyText}
        </EmptyState>
      )}
      {rows &&
        SHELVES.map((name) => <Shelf key={name} name={name} rows={rows.filter((row) => shelfOf(row) === name)} />)}
      <Pagination hasNext={hasNext} onNext={onNext} busy={busy} />
    </>
  );
}
