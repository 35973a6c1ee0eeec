import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { useAddress } from "@/lib/route";
import { Select } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { Icon } from "@/ui/Icon";
import { Pagination } from "@/ui/Pagination";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { RowBadge } from "./StateBadge";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

type Import = components["schemas"]["Import"];
type Row = components["schemas"]["ImportRow"];
type Verdict = Row["verdict"];

const VERDICTS: readonly Verdict[] = ["error", "create", "update", "unchanged"];

/** Every row with what came of it, those with faults first. */
export function ImportRows({ of }: { of: Import }) {
  const words = useWords().import;
  const { search, setSearch } = useAddress();
  const verdict = VERDICTS.find((each) => each === search.get("rows"));
  const list = query.useInfiniteQuery(
    "get",
    "/api/imports/{id}/rows",
    { params: { path: { id: of.id }, query: { limit: 50, ...(verdict && { verdict }) } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel title={words.rows}>
      <Select
        label={words.show}
        width="medium"
        empty={words.every}
        choices={VERDICTS.map((value) => ({ value, label: words.verdicts[value] }))}
        value={verdict ?? ""}
        onChange={(value) => setSearch(value === "" ? new URLSearchParams() : new URLSearchParams({ rows: value }))}
      />
      <div className="mt-4">
        {list.isPending && <Skeleton rows={4} height="h-12" />}
        {list.error && (
          <Trouble title={words.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
        )}
        {list.data && (
          <DataTable
            caption={words.rowsTable}
            columns={columnsOf(words, of.headings)}
            rows={rows}
            rowKey={({ number }) => String(number)}
            empty={words.noRows}
          />
        )}
        <Pagination
          hasNext={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onNext={() => void list.fetchNextPage()}
        />
      </div>
    </Panel>
  );
}

function columnsOf(words: Messages["import"], headings: readonly string[]): Column<Row>[] {
  return [
    {
      key: "row",
      header: words.columns.row,
      names: true,
      cell: ({ number }) => <span className="whitespace-nowrap">{words.rowNumber(number)}</span>,
    },
    { key: "verdict", header: words.columns.verdict, cell: (row) => <RowBadge row={row} /> },
    { key: "label", header: words.columns.label, cell: ({ label }) => <span className="block min-w-32">{label}</span> },
    { key: "detail", header: words.columns.detail, cell: (row) => <Detail row={row} headings={headings} /> },
  ];
}

function Detail({ row, headings }: { row: Row; headings: readonly string[] }) {
  const words = useWords().import;
  return (
    <div className="flex min-w-64 flex-col gap-2">
      {row.faults.map((fault) => (
        <p key={fault.sentence}>
          {fault.heading && <strong>「{fault.heading}」 </strong>}
          {typeof fault.column === "number" && <WrongValue text={row.cells[fault.column] ?? ""} />}
          <span className="block">{fault.remedy}</span>
        </p>
      ))}
      {row.kept_reason && <p>{row.kept_reason}</p>}
      <details>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center text-sm">{words.wholeRow}</summary>
        <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[12rem_1fr]">
          {headings.map((heading, at) => (
            // Headings may repeat; their place is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            <Value key={at} heading={heading} text={row.cells[at] ?? ""} wrong={isWrong(row, at)} />
          ))}
        </dl>
      </details>
    </div>
  );
}

function isWrong(row: Row, at: number): boolean {
  return row.faults.some(({ column }) => column === at);
}

function Value({ heading, text, wrong }: { heading: string; text: string; wrong: boolean }) {
  return (
    <>
      <dt className="font-bold">{heading}</dt>
      <dd className="break-words whitespace-pre-line">{wrong ? <WrongValue text={text} /> : text}</dd>
    </>
  );
}

/** The value that can't be taken in: marked by shape and word, not by colour alone. */
function WrongValue({ text }: { text: string }) {
  const words = useWords().import;
  return (
    <span className="inline-flex items-center gap-1 rounded-4 border border-error-2 px-1.5 break-all">
      <Icon name="error" size={16} className="text-error-2" />
      <span className="text-sm font-bold text-error-2">{words.wrongCell}</span>
      {text === "" ? words.emptyCell : text}
    </span>
  );
}
