import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { asProblem } from "@/api/problem";
import { halfLabel, readHalf, shortDate } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Select } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { Tag } from "@/ui/Tag";
import { Trouble } from "@/ui/Trouble";
import { CarefulRules } from "./sheets/Rules";
import { SheetView } from "./sheets/SheetView";
import type { Messages } from "./sheets/text/ja";
import { useWords } from "./sheets/words";

type Row = components["schemas"]["Sheet"];
type Audience = components["schemas"]["QuestionnaireAudience"];

const AUDIENCES: readonly Audience[] = ["participant_pre", "participant_post", "employer", "host"];

/** Single sheets of companies, employers and hosts: never of employees, whose sheets no address leads to. */
export default function SheetsPage() {
  const { search } = useAddress();
  const sheet = search.get("sheet");
  return sheet === null ? <Sheets /> : <SheetView key={sheet} id={sheet} />;
}

function Sheets() {
  const words = useWords();
  const { search } = useAddress();
  const call = search.get("call_id");
  const audience = AUDIENCES.find((each) => each === search.get("audience"));
  const list = query.useInfiniteQuery(
    "get",
    "/api/surveys/sheets",
    { params: { query: { limit: 50, ...(call !== null && { call_id: call }), ...(audience && { audience }) } } },
    {
      pageParamName: "cursor",
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <div className="flex flex-col gap-4">
        <CarefulRules />
        <div className="panel p-4 md:p-5">
          <Filters />
          {list.isPending && <Skeleton rows={4} height="h-12" />}
          {list.error && (
            <Trouble title={words.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
          )}
          {list.data && rows.length === 0 && <Nothing filtered={call !== null || audience !== undefined} />}
          {rows.length > 0 && <Table rows={rows} />}
          <Pagination
            hasNext={list.hasNextPage}
            busy={list.isFetchingNextPage}
            onNext={() => void list.fetchNextPage()}
          />
        </div>
      </div>
    </>
  );
}

function Filters() {
  const words = useWords();
  const { locale } = useLocale();
  const { search, setSearch } = useAddress();
  const calls = query.useQuery("get", "/api/calls", {}).data?.items ?? [];
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  const audience = search.get("audience");
  return (
    <div role="group" aria-label={words.filters} className="mb-4 grid gap-4 sm:grid-cols-2">
      <Select
        label={words.call}
        empty={words.allCalls}
        choices={calls.map((call) => ({ value: call.id, label: call.name[locale] }))}
        value={search.get("call_id") ?? ""}
        onChange={(value) => narrow("call_id", value)}
      />
      <Select
        label={words.audience}
        empty={words.allAudiences}
        choices={AUDIENCES.map((value) => ({ value, label: words.audiences[value] }))}
        value={AUDIENCES.find((each) => each === audience) ?? ""}
        onChange={(value) => narrow("audience", value)}
      />
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const words = useWords();
  const { setSearch } = useAddress();
  return (
    <EmptyState
      icon="table"
      title={words.empty}
      {...(filtered && { actions: [{ label: words.clear, onPress: () => setSearch(new URLSearchParams()) }] })}
    >
      {words.emptyText}
    </EmptyState>
  );
}

function Table({ rows }: { rows: readonly Row[] }) {
  const words = useWords();
  const { locale } = useLocale();
  return <DataTable caption={words.caption} columns={columnsOf(words, locale)} rows={rows} rowKey={(row) => row.id} />;
}

function columnsOf(words: Messages, locale: Locale): Column<Row>[] {
  const { columns } = words;
  return [
    { key: "sheet", header: columns.sheet, names: true, cell: (row) => <SheetName row={row} /> },
    { key: "audience", header: words.audience, cell: (row) => words.audiences[row.audience], wideOnly: true },
    { key: "half", header: columns.half, cell: (row) => halfLabel(readHalf(row.half), locale), wideOnly: true },
    { key: "facility", header: columns.facility, cell: (row) => row.facility_name ?? words.noFacility },
    { key: "answered", header: columns.answered, cell: (row) => shortDate(row.answered_on, locale) },
    { key: "mark", header: columns.mark, cell: (row) => <Marks row={row} />, wideOnly: true },
  ];
}

function SheetName({ row }: { row: Row }) {
  const words = useWords();
  return (
    <Link href={`${paths.sheets()}?sheet=${row.id}`} className="link target-44 block min-w-28">
      {words.sheet(row.id.slice(0, 8))}
      <span className="block text-sm text-solid-gray-700 md:hidden">{words.audiences[row.audience]}</span>
    </Link>
  );
}

function Marks({ row }: { row: Row }) {
  const words = useWords();
  return (
    <span className="flex flex-wrap gap-1">
      {row.straight_lined && <Tag>{words.straight}</Tag>}
      {row.from_paper && <Tag>{words.paper}</Tag>}
    </span>
  );
}
