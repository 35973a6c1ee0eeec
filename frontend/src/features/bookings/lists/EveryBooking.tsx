import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Select } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { BookingBadge } from "../BookingBadge";
import { STATES } from "../states";
import { Trouble } from "../Trouble";
import { useStay } from "../useStay";
import type { BookingRow, BookingState } from "../wire";
import { asked, useWords as useBookingWords } from "../words";
import { useBookings, type Asked } from "./useBookings";
import { useWords } from "./words";

/** All bookings that the reader may see, by state. The condition lives in the address. */
export function EveryBooking() {
  const words = useWords();
  const { search, setSearch } = useAddress();
  const state = STATES.find((each) => each === search.get("state"));
  const filter = (next: BookingState | "") =>
    setSearch(new URLSearchParams(next === "" ? { view: "all" } : { view: "all", state: next }), "replace");
  const asked: Asked = state === undefined ? { view: "all" } : { view: "all", state };
  const { rows, error, retry, hasNext, onNext, busy } = useBookings(asked);
  return (
    <div className="flex flex-col gap-4">
      <StateFilter state={state ?? ""} onChange={filter} />
      {rows === undefined && (error ? <Trouble failure={error} onRetry={retry} /> : <Skeleton />)}
      {rows?.length === 0 && (
        <EmptyState
          title={words.nothing}
          {...(state !== undefined && { actions: [{ label: words.clear, onPress: () => filter("") }] })}
        >
          {state === undefined ? undefined : words.nothingText}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <p role="status" className="text-sm">
            {words.results(rows.length)}
          </p>
          <div className="panel overflow-hidden">
            <Table rows={rows} />
          </div>
        </>
      )}
      <Pagination hasNext={hasNext} onNext={onNext} busy={busy} />
    </div>
  );
}

function StateFilter({ state, onChange }: { state: BookingState | ""; onChange: (state: BookingState | "") => void }) {
  const words = useWords();
  const { states } = useBookingWords();
  return (
    <Select
      label={words.state}
      value={state}
      empty={words.anyState}
      width="medium"
      choices={STATES.filter((each) => each !== "draft").map((value) => ({ value, label: states[value] }))}
      onChange={onChange}
    />
  );
}

function Table({ rows }: { rows: readonly BookingRow[] }) {
  const words = useWords();
  const common = useBookingWords();
  const { columns } = words;
  const shown: Column<BookingRow>[] = [
    { key: "number", header: columns.number, names: true, cell: nameCell },
    { key: "state", header: columns.state, cell: badgeCell },
    {
      key: "organisation",
      header: columns.organisation,
      wideOnly: true,
      cell: (row) => row.organisation_name ?? words.hidden,
    },
    { key: "place", header: columns.place, wideOnly: true, cell: placeCell },
    { key: "dates", header: columns.dates, wideOnly: true, cell: datesCell },
    { key: "party", header: columns.party, numeric: true, wideOnly: true, cell: (row) => common.people(row.party) },
    { key: "holder", header: columns.holder, wideOnly: true, cell: holderCell },
  ];
  return <DataTable caption={words.all} columns={shown} rows={rows} rowKey={({ id }) => id} />;
}

// Cells as functions of a row, so that the table's columns can be built while it renders.
const nameCell = (row: BookingRow) => <Name row={row} />;
const badgeCell = (row: BookingRow) => <BookingBadge booking={row} />;
const placeCell = (row: BookingRow) => <PlaceName row={row} />;
const datesCell = (row: BookingRow) => <Dates row={row} />;
const holderCell = (row: BookingRow) => <HeldBy row={row} />;

/** On phones the other columns are said under the number. */
function Name({ row }: { row: BookingRow }) {
  const { place, dates } = useStay(row);
  return (
    <>
      <Link href={paths.booking(row.id)} className="link inline-flex min-h-11 items-center whitespace-nowrap">
        {row.number}
      </Link>
      <span className="block text-sm md:hidden">
        {row.organisation_name && <span className="block">{row.organisation_name}</span>}
        <span className="block">{place}</span>
        <span className="block">{dates}</span>
      </span>
    </>
  );
}

function Dates({ row }: { row: BookingRow }) {
  const { dates, length } = useStay(row);
  return (
    <>
      <span className="block">{dates}</span>
      <span className="block text-sm text-solid-gray-700">{length}</span>
    </>
  );
}

function PlaceName({ row }: { row: BookingRow }) {
  return useStay(row).place;
}

function HeldBy({ row }: { row: BookingRow }) {
  const common = useBookingWords();
  const { locale } = useLocale();
  if (!row.holder) return "―";
  return (
    <>
      <span className="block">
        {asked(common, row.holder.places, locale) ?? common.standings[row.holder.standing] ?? row.holder.standing}
      </span>
      {row.holder.until && (
        <span className="block text-sm text-solid-gray-700">{moment(row.holder.until, locale)}</span>
      )}
    </>
  );
}
