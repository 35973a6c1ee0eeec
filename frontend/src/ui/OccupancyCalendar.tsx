import { useMemo, useRef } from "react";
import { daysFrom, monthLabel, shortDate, type Day } from "@/lib/dates";
import { dayTone, dayToneClass, NO_HOLIDAYS, type Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { Button } from "./Button";
import { DayName } from "./DayName";
import { cellText, OccupancyCell, OccupancyLegend, PartsCell, PartNames, partsText, type Bar } from "./OccupancyCell";
import type { DayPart, OccupancyEntry, OccupancyRow } from "./occupancy";
import { useGridKeys, type GridSpot } from "./useGridKeys";
import { useWords } from "./words";

export type OccupancySelection = { rowIds: string[]; from: Day; until: Day };

export type OccupancyCalendarProps = {
  from: Day;
  days: number;
  today: Day;
  groups: readonly { id: string; name: string; rows: readonly OccupancyRow[] }[];
  holidays?: Holidays;
  /** Enter or a press on a day: open the booking, or begin a block. */
  onOpen: (row: OccupancyRow, on: Day, entry: OccupancyEntry | null) => void;
  /** Shift + arrows or a drag over free days. */
  onSelect?: (selection: OccupancySelection) => void;
};

/** Up to three months of every unit on one page. Names and dates stay in sight while it scrolls both ways. */
export function OccupancyCalendar(props: OccupancyCalendarProps) {
  const { from, days, today, groups, holidays = NO_HOLIDAYS } = props;
  const words = useWords();
  const dates = useMemo(() => daysFrom(from, days), [from, days]);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const frame = useRef<HTMLDivElement>(null);
  const grid = useGridKeys({ frame, rows: rows.length, columns: dates.length, ...useChoices(props, dates, rows) });
  const paper = { dates, rows, grid, today, holidays };
  return (
    <div className="flex flex-col gap-2">
      <OccupancyLegend />
      <p className="text-sm text-solid-gray-700">{words.occupancy.help}</p>
      {props.onSelect && <Choosing grid={grid} dates={dates} />}
      <div
        ref={frame}
        className="max-h-[70vh] scroll-ps-28 scroll-pt-24 overflow-auto select-none rounded-8 border border-solid-gray-300 sm:scroll-ps-40"
      >
        <table
          role="grid"
          aria-label={words.occupancy.caption}
          aria-multiselectable
          className="border-separate border-spacing-0 text-sm"
          {...grid.handlers}
        >
          <DateHead dates={dates} today={today} holidays={holidays} />
          {groups.map((group) => (
            <tbody key={group.id}>
              <tr>
                <th scope="rowgroup" className={`sticky start-0 z-10 px-3 py-1 text-start ${BAND}`}>
                  {/* Lies over the days beside it: a long name must not widen the column. */}
                  <span className="block w-0 whitespace-nowrap">{group.name}</span>
                </th>
                <td colSpan={dates.length} className={BAND} />
              </tr>
              {group.rows.map((row) => (
                <UnitRow key={row.id} row={row} paper={paper} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

/** Choosing without dragging: the first day, then the last. */
function Choosing({ grid, dates }: { grid: ReturnType<typeof useGridKeys>; dates: readonly Day[] }) {
  const { occupancy: words } = useWords();
  const { locale } = useLocale();
  if (!grid.choosing)
    return (
      <p>
        <Button look="line" size="small" icon="calendar" onClick={grid.begin}>
          {words.choose}
        </Button>
      </p>
    );
  const first = grid.anchor === null ? undefined : dates[grid.anchor.column];
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-8 bg-key-50 p-3">
      <p role="status" className="font-bold">
        {first === undefined ? words.chooseFrom : words.chooseUntil(shortDate(first, locale))}
      </p>
      <Button look="line" size="small" onClick={grid.stop}>
        {words.chooseStop}
      </Button>
    </div>
  );
}

const BAND = "border-b border-solid-gray-300 bg-solid-gray-100";

/** Turns places of the grid back into units and days for the page. */
function useChoices(
  { onOpen, onSelect }: OccupancyCalendarProps,
  dates: readonly Day[],
  rows: readonly OccupancyRow[],
) {
  const open = ({ row, column }: GridSpot) => {
    const [unit, on] = [rows[row], dates[column]];
    if (unit && on !== undefined) onOpen(unit, on, unit.entries.find((entry) => entry.on === on) ?? null);
  };
  const select = (one: GridSpot, other: GridSpot) => {
    const [first, last] = [Math.min(one.column, other.column), Math.max(one.column, other.column)];
    const [from, until] = [dates[first], dates[last]];
    if (from === undefined || until === undefined) return;
    const chosen = rows.slice(Math.min(one.row, other.row), Math.max(one.row, other.row) + 1);
    onSelect?.({ rowIds: chosen.map(({ id }) => id), from, until });
  };
  return { onOpen: open, onSelect: select };
}

type Paper = {
  dates: readonly Day[];
  rows: readonly OccupancyRow[];
  grid: ReturnType<typeof useGridKeys>;
  today: Day;
  holidays: Holidays;
};

function DateHead({ dates, today, holidays }: { dates: readonly Day[]; today: Day; holidays: Holidays }) {
  const words = useWords();
  const { locale } = useLocale();
  return (
    <thead>
      <tr>
        {/* The months, over their days; a reader hears the month with each day. */}
        <td aria-hidden="true" className="sticky start-0 top-0 z-30 h-8 border-e border-e-solid-gray-420 bg-white" />
        {monthsOf(dates).map(({ first, days }, index) => (
          <td
            key={first}
            colSpan={days}
            aria-hidden="true"
            className={`sticky top-0 z-20 h-8 bg-white p-0 text-start font-bold ${index > 0 ? "border-s-2 border-s-solid-gray-700" : ""}`}
          >
            <span className="sticky start-28 inline-block px-2 whitespace-nowrap sm:start-40">
              {monthLabel(first, locale, days < 3)}
            </span>
          </td>
        ))}
      </tr>
      <tr>
        <th
          scope="col"
          className="sticky start-0 top-8 z-30 min-w-24 border-e border-b border-solid-gray-420 bg-white px-3 text-start"
        >
          {words.occupancy.unit}
        </th>
        {dates.map((on, index) => (
          <th
            key={on}
            scope="col"
            className={`sticky top-8 z-20 h-14 min-w-11 border-b border-solid-gray-420 leading-130 font-normal ${dayToneClass(dayTone(on, holidays))} ${on === today ? "bg-key-100 font-bold" : "bg-white"} ${on.endsWith("-01") && index > 0 ? "border-s-2 border-s-solid-gray-700" : ""}`}
          >
            <DayName on={on} holidays={holidays} className="text-sm" />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function UnitRow({ row, paper }: { row: OccupancyRow; paper: Paper }) {
  const { dates, rows, grid, today, holidays } = paper;
  const index = rows.indexOf(row);
  const words = useWords();
  const { locale } = useLocale();
  const find = useEntries(row);
  const ground = (on: Day, column: number) => {
    if (grid.isSelected({ row: index, column })) return "bg-key-200 ring-2 ring-key-900 ring-inset";
    return on < today || dayTone(on, holidays) !== "weekday" ? "bg-solid-gray-50" : "bg-white";
  };
  return (
    <tr>
      <RowHead row={row} />
      {dates.map((on, column) => {
        const said = row.parts ? partsText((part) => find(on, part), words) : cellText(find(on), words);
        return (
          <td
            key={on}
            {...grid.cell({ row: index, column })}
            aria-label={`${row.name} ${shortDate(on, locale)} ${said}`}
            className={`min-w-11 cursor-pointer border-b border-solid-gray-200 p-0 align-middle ${row.parts ? "h-16" : "h-11"} ${ground(on, column)} ${monthEdge(on, column)}`}
          >
            {row.parts ? (
              <PartsCell bar={(part) => barOf(find, dates, column, part)} />
            ) : (
              <OccupancyCell {...barOf(find, dates, column)} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function RowHead({ row }: { row: OccupancyRow }) {
  return (
    <th
      scope="row"
      className="sticky start-0 z-10 border-e border-b border-e-solid-gray-420 border-b-solid-gray-200 bg-white px-3 text-start font-normal whitespace-nowrap"
    >
      <span className="flex items-center justify-between gap-2">
        <span>
          <span aria-hidden={row.short !== undefined}>{row.short ?? row.name}</span>
          {row.short !== undefined && <span className="sr-only">{row.name}</span>}
          {row.note !== undefined && <span className="block text-sm text-solid-gray-700">{row.note}</span>}
        </span>
        {row.parts && <PartNames />}
      </span>
    </th>
  );
}

/** The months that the days lie in, each with its first day shown and how many of its days are. */
function monthsOf(dates: readonly Day[]): { first: Day; days: number }[] {
  const months: { first: Day; days: number }[] = [];
  for (const on of dates) {
    const last = months.at(-1);
    if (last?.first.slice(0, 7) === on.slice(0, 7)) last.days += 1;
    else months.push({ first: on, days: 1 });
  }
  return months;
}

type Find = (on: Day | undefined, part?: DayPart) => OccupancyEntry | undefined;

/** An entry without a part is of all parts. */
function useEntries(row: OccupancyRow): Find {
  const byDay = useMemo(
    () => new Map(row.entries.map((entry) => [`${entry.on} ${entry.part ?? ""}`, entry])),
    [row.entries],
  );
  return (on, part) => byDay.get(`${on} ${part ?? ""}`) ?? byDay.get(`${on} `);
}

function barOf(find: Find, dates: readonly Day[], column: number, part?: DayPart): Bar {
  const entry = find(dates[column], part);
  const isSame = (at: number) => entry?.key !== undefined && find(dates[at], part)?.key === entry.key;
  const startsHere = !isSame(column - 1);
  let days = 1;
  if (startsHere) while (isSame(column + days)) days += 1;
  return { entry, startsHere, endsHere: !isSame(column + 1), days };
}

function monthEdge(on: Day, column: number): string {
  return on.endsWith("-01") && column > 0 ? "border-s-2 border-s-solid-gray-700" : "border-s border-s-solid-gray-100";
}
