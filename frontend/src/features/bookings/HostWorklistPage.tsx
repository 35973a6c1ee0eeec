import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { DeskViews, deskView } from "./lists/DeskViews";
import { EveryBooking } from "./lists/EveryBooking";
import { Worklist } from "./lists/Worklist";
import { useWords as useListWords } from "./lists/words";
import { ExportMenu } from "@/features/files/ExportMenu";
import { HostProblems } from "./problems/DeskProblems";
import { useAddress } from "@/lib/route";
import { useWords as useRequestWords } from "./request/words";
import { useWords } from "./words";

/** A host's desk: what to answer, and everything that concerns its places. */
export default function HostWorklistPage() {
  const words = useWords();
  const list = useListWords();
  const request = useRequestWords();
  const { search } = useAddress();
  const view = deskView(search);
  return (
    <>
      <PageTitle
        title={words.hostWorklist.title}
        part={view}
        actions={
          <>
            <LinkButton look="line" icon="pencil" href={paths.hostRequest()}>
              {request.open}
            </LinkButton>
            <ExportMenu kinds={["bookings"]} search={`view=${view}`} />
            <LinkButton look="line" icon="people" href={paths.today()}>
              {list.groups.arriving}
            </LinkButton>
          </>
        }
      />
      <HostProblems />
      <DeskViews path={paths.host()} view={view} />
      {view === "worklist" ? <Worklist allHref={`${paths.host()}?view=all`} /> : <EveryBooking />}
    </>
  );
}
