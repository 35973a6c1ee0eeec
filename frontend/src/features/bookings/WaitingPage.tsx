import { query } from "@/api/query";
import { dateRange, moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { ActionBar } from "./acts/ActionBar";
import { Trouble } from "./Trouble";
import { useWords as useWaitingWords } from "./waiting/words";
import { named, type WaitingPlace, type WaitingRow } from "./wire";
import { useWords } from "./words";

/** Who waits for the reader's places, in their order, and why each has no offer yet; made to be printed too. */
export default function WaitingPage() {
  const { desk } = useWaitingWords();
  const { data, error, refetch } = query.useQuery("get", "/api/waiting");
  return (
    <>
      <PageTitle
        title={desk.title}
        lead={desk.lead}
        actions={
          <Button look="line" icon="print" onClick={() => globalThis.print()}>
            {desk.print}
          </Button>
        }
      />
      {!data && (error ? <Trouble failure={error} onRetry={() => void refetch()} /> : <Skeleton />)}
      {data?.places.length === 0 && (
        <EmptyState title={desk.emptyTitle} icon="success">
          {desk.empty}
        </EmptyState>
      )}
      <div className="flex flex-col gap-6">
        {data?.places.map((place) => (
          <Line key={place.facility_id} place={place} />
        ))}
      </div>
    </>
  );
}

function Line({ place }: { place: WaitingPlace }) {
  const { desk } = useWaitingWords();
  const common = useWords();
  const { locale } = useLocale();
  const name = named(place.name, locale);
  const { columns } = desk;
  const shown: Column<WaitingRow>[] = [
    { key: "place", header: columns.place, cell: placeCell },
    { key: "number", header: columns.number, names: true, cell: numberCell },
    { key: "dates", header: columns.dates, wideOnly: true, cell: datesCell },
    { key: "party", header: columns.party, numeric: true, wideOnly: true, cell: (row) => common.people(row.party) },
    { key: "needs", header: columns.needs, wideOnly: true, cell: needsCell },
    { key: "now", header: columns.now, cell: nowCell },
  ];
  return (
    <Panel title={name} actions={<span className="text-solid-gray-700">{desk.count(place.rows.length)}</span>}>
      <DataTable
        caption={desk.caption(name)}
        columns={shown}
        rows={place.rows}
        rowKey={({ booking_id, starts_on, ends_on }) => `${booking_id} ${starts_on} ${ends_on}`}
      />
    </Panel>
  );
}

// Cells as functions of a row, so that the table's columns can be built while it renders.
const placeCell = (row: WaitingRow) => <Turn row={row} />;
const numberCell = (row: WaitingRow) => <Numbered row={row} />;
const datesCell = (row: WaitingRow) => <Dates row={row} />;
const needsCell = (row: WaitingRow) => <Needs row={row} />;
const nowCell = (row: WaitingRow) => <Now row={row} />;

function Turn({ row }: { row: WaitingRow }) {
  const words = useWaitingWords();
  return row.place_in_line > 0 ? <strong className="whitespace-nowrap">{words.place(row.place_in_line)}</strong> : "―";
}

function Dates({ row }: { row: WaitingRow }) {
  const { locale } = useLocale();
  return <>{dateRange(row.starts_on, row.ends_on, locale)}</>;
}

/** On phones the other columns are said under the number. */
function Numbered({ row }: { row: WaitingRow }) {
  const words = useWaitingWords();
  const common = useWords();
  const { locale } = useLocale();
  return (
    <>
      {row.opens ? (
        <Link href={paths.booking(row.booking_id)} className="link inline-flex min-h-11 items-center whitespace-nowrap">
          {row.number}
        </Link>
      ) : (
        <span className="whitespace-nowrap">{row.number}</span>
      )}
      <span className="block text-sm text-solid-gray-700">{words.since(moment(row.entered_at, locale))}</span>
      <div className="text-sm md:hidden">
        <p>{dateRange(row.starts_on, row.ends_on, locale)}</p>
        <p>{common.people(row.party)}</p>
        <Needs row={row} />
      </div>
    </>
  );
}

function Needs({ row }: { row: WaitingRow }) {
  const words = useWaitingWords();
  const { locale } = useLocale();
  if (row.needs.length === 0) return <>―</>;
  return (
    <ul>
      {row.needs.map(({ unit_type_id, name, wanted, free }) => (
        <li key={unit_type_id}>{words.need(named(name, locale), wanted, free)}</li>
      ))}
    </ul>
  );
}

const TONES: Record<WaitingRow["now"], StatusTone> = {
  offered: "waiting",
  next: "good",
  too_few: "neutral",
  behind: "neutral",
  rests: "neutral",
  at_limit: "caution",
  call_closed: "caution",
  not_offered: "caution",
  served: "neutral",
  past: "neutral",
};

function Now({ row }: { row: WaitingRow }) {
  const words = useWaitingWords();
  const { locale } = useLocale();
  const why = row.offered_until ? words.whyOffered(moment(row.offered_until, locale)) : words.why[row.now];
  return (
    <div className="flex max-w-80 flex-col items-start gap-1">
      <StatusBadge tone={TONES[row.now]}>{words.now[row.now]}</StatusBadge>
      <span className="text-sm">{why}</span>
      {row.passed_over_at && (
        <span className="text-sm text-solid-gray-700">{words.passedAt(moment(row.passed_over_at, locale))}</span>
      )}
      <ActionBar booking={{ id: row.booking_id, version: row.version, may: row.may, starts_on: row.starts_on }} />
    </div>
  );
}
