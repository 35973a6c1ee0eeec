import { useMemo, useState } from "react";
import { useHolidays } from "@/api/useHolidays";
import { dateRange, monthLabel, type Day } from "@/lib/dates";
import { dayTone, dayToneClass, type Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { DayName } from "@/ui/DayName";
import { Icon } from "@/ui/Icon";
import { OverrideDialog } from "../overrides/OverrideDialog";
import { usePlaces } from "../usePlaces";
import type { Placed, Proposal, Round } from "../wire";
import { MoveNote } from "./MoveNote";
import { datesOf, rowsOf, stretchesOf, type PlanRow, type Stretch } from "./plan";
import { useMoving, type Target } from "./useMoving";
import { useWords } from "./words";

type Opened = { stay: Placed; facilityId: string; unitTypeId: string; startsOn: Day };

/** Facilities by nights: how full each is, and which stays lie there. Stays are moved by mouse, or pressed and moved by form. */
export function PlanCalendar({ round, proposal }: { round: Round; proposal: Proposal }) {
  const { calendar: words } = useWords();
  const dates = useMemo(() => datesOf(proposal), [proposal]);
  const rows = useMemo(() => rowsOf(proposal), [proposal]);
  const holidays = useHolidays();
  const [opened, setOpened] = useState<Opened | null>(null);
  const moving = useMoving(({ stay, facilityId, startsOn }) => {
    const unitTypeId = stay.facility.id === facilityId ? whereItStands(stay).unitTypeId : "";
    setOpened({ stay, facilityId, startsOn, unitTypeId });
  });
  const moves = round.may.includes("round_override.add");
  if (dates.length === 0) return <p>{words.empty}</p>;
  return (
    <div className="flex flex-col gap-3">
      <Lead moves={moves} proposal={proposal} />
      {moves && (
        // As high with the note as without: the table must not move under the pointer.
        <div className={`flex min-h-11 items-center max-md:hidden ${moving.target ? "sticky top-2 z-30" : ""}`}>
          {moving.target ? (
            <MoveNote
              round={round}
              target={moving.target}
              facility={rows.find(({ place }) => place.facility.id === moving.target?.facilityId)?.place.facility}
              asks={moving.rested !== null}
            />
          ) : (
            <p className="text-sm text-solid-gray-700">{words.drag}</p>
          )}
        </div>
      )}
      <div
        className="max-h-[70vh] overflow-auto rounded-8 border border-solid-gray-300"
        role="region"
        aria-label={words.table}
        // Focusable so that it can be scrolled by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="border-separate border-spacing-0 text-sm select-none" {...(moves && moving.table)}>
          <caption className="sr-only">{words.table}</caption>
          <Head dates={dates} holidays={holidays} />
          {rows.map((row) => (
            <FacilityRows
              key={row.place.facility.id}
              row={row}
              dates={dates}
              target={moving.target}
              {...(moves && {
                onTake: moving.take,
                onPress: (stay: Placed) => moving.isPress() && setOpened(whereItStands(stay)),
              })}
            />
          ))}
        </table>
      </div>
      {opened && (
        <OverrideDialog
          round={round}
          asked={opened.stay.asked}
          preset={{
            kind: "pin",
            facility_id: opened.facilityId,
            also_facility_id: opened.stay.facility.id === opened.facilityId ? opened.stay.also?.id : undefined,
            unit_type_id: opened.unitTypeId,
            starts_on: opened.startsOn,
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function Lead({ moves, proposal }: { moves: boolean; proposal: Proposal }) {
  const { calendar: words } = useWords();
  const hasPairs = proposal.placed.some(({ also }) => also);
  return (
    <p>
      {moves ? words.lead : words.leadRead}
      {hasPairs && words.pairs}
    </p>
  );
}

function whereItStands(stay: Placed): Opened {
  const unitTypeId = stay.items[0]?.unit_type_id ?? "";
  return { stay, facilityId: stay.facility.id, startsOn: stay.starts_on, unitTypeId };
}

function Head({ dates, holidays }: { dates: readonly Day[]; holidays: Holidays }) {
  const { calendar: words } = useWords();
  const { locale } = useLocale();
  return (
    <thead>
      <tr>
        <th
          scope="col"
          className="sticky start-0 top-0 z-20 min-w-32 border-e border-b border-solid-gray-420 bg-solid-gray-50 px-3 py-2 text-start"
        >
          {words.facility}
        </th>
        {dates.map((on, index) => (
          <th
            key={on}
            scope="col"
            className={`sticky top-0 z-10 min-w-11 border-b border-solid-gray-420 bg-solid-gray-50 px-1 py-1 text-center font-normal ${dayToneClass(dayTone(on, holidays))}`}
          >
            <DayName
              on={on}
              holidays={holidays}
              month={index === 0 || on.endsWith("-01") ? monthLabel(on, locale, true) : "\u00a0"}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}

type RowProps = {
  row: PlanRow;
  dates: readonly Day[];
  target: Target | null;
  onTake?: ReturnType<typeof useMoving>["take"];
  onPress?: (stay: Placed) => void;
};

function FacilityRows({ row, dates, target, onTake, onPress }: RowProps) {
  const { locale } = useLocale();
  const { facility } = row.place;
  return (
    <tbody>
      <tr>
        <th
          scope="rowgroup"
          rowSpan={1 + row.lanes.length}
          className="sticky start-0 z-10 max-w-48 min-w-32 border-e border-b border-solid-gray-420 bg-white px-3 py-2 text-start align-top font-bold"
        >
          {said(facility.name, locale)}
        </th>
        {dates.map((on) => (
          <Night
            key={on}
            facilityId={facility.id}
            on={on}
            night={row.nights.get(on)}
            isAimed={target?.facilityId === facility.id && target.startsOn === on}
          />
        ))}
      </tr>
      {row.lanes.map((lane) => (
        <tr key={lane[0]?.asked.booking_id}>
          {stretchesOf(lane, dates).map((stretch) => (
            <Cell
              key={stretch.from}
              facilityId={facility.id}
              stretch={stretch}
              {...(onTake && { onTake })}
              {...(onPress && { onPress })}
            />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Night({
  facilityId,
  on,
  night,
  isAimed,
}: {
  facilityId: string;
  on: Day;
  night: { open: number; taken: number } | undefined;
  isAimed: boolean;
}) {
  const { calendar: words } = useWords();
  const isFull = night !== undefined && night.taken > 0 && night.taken >= night.open;
  const ground = isFull ? "bg-key-100 font-bold" : "bg-white";
  return (
    <td
      data-facility={facilityId}
      data-from={on}
      className={`h-9 border-s border-b border-solid-gray-100 px-1 text-center whitespace-nowrap ${ground} ${isAimed ? "ring-2 ring-key-900 ring-inset" : ""}`}
    >
      {night && (
        <>
          <span aria-hidden="true">{words.cell(night.taken, night.open)}</span>
          <span className="sr-only">
            {words.said(night.taken, night.open)} {isFull ? words.full : ""}
          </span>
        </>
      )}
    </td>
  );
}

function Cell({
  facilityId,
  stretch: { from, days, stay },
  onTake,
  onPress,
}: {
  facilityId: string;
  stretch: Stretch;
  onTake?: ReturnType<typeof useMoving>["take"];
  onPress?: (stay: Placed) => void;
}) {
  const { calendar: words, comma } = useWords();
  const named = usePlaces();
  const { locale } = useLocale();
  const place = { "data-facility": facilityId, "data-from": from, "data-days": days };
  if (stay === null) return <td {...place} className="h-11 border-s border-solid-gray-100 p-0" />;
  const { asked } = stay;
  const dates = dateRange(stay.starts_on, stay.ends_on, locale);
  const units = stay.items.map(({ name }) => said(name, locale)).join(comma);
  const text = words.stay(asked.number, asked.organisation_name, dates, stay.also ? named(stay) : "", units);
  const look = `block h-9 w-full overflow-hidden rounded-6 border-2 px-1 text-start leading-8 tracking-tight text-ellipsis whitespace-nowrap ${stay.is_pinned ? "border-dashed border-key-900 bg-white text-key-1000" : "border-key-900 bg-key-900 text-white"}`;
  return (
    <td {...place} colSpan={days} className="h-11 max-w-0 border-s border-solid-gray-100 p-0.5">
      {onPress && onTake ? (
        <button
          type="button"
          data-swatch
          className={`${look} cursor-grab active:cursor-grabbing`}
          title={text}
          aria-label={words.change(text)}
          onPointerDown={onTake(stay)}
          onClick={() => onPress(stay)}
        >
          {stay.also && <Together />}
          {asked.number}
        </button>
      ) : (
        <span data-swatch className={look} title={text}>
          {stay.also && <Together />}
          <span aria-hidden="true">{asked.number}</span>
          <span className="sr-only">{text}</span>
        </span>
      )}
    </td>
  );
}

/** One half of a stay at two places; which they are is in the words of the stay. */
function Together() {
  return <Icon name="plus" size={16} className="me-0.5 inline-block align-[-0.15em]" />;
}
