import type { Locale } from "@/lib/locale";
import type { DayPart, OccupancyEntry, OccupancyRow } from "@/ui/occupancy";
import { nameOf } from "../facilities/terms/place";
import type { Messages } from "./text/ja";
import type { Block, Calendar, CalendarCell, CalendarType } from "./wire";

/** A line of the calendar, with the units that a block on it would take. */
export type UnitRow = OccupancyRow & { unitIds: readonly string[]; whole: boolean };
export type UnitGroup = { id: string; name: string; rows: readonly UnitRow[] };

export type Speech = { locale: Locale; words: Messages };

/** Types as groups, their numbered units as rows; a whole is one row of its own. */
export function groupsOf(calendar: Calendar, speech: Speech): UnitGroup[] {
  const reasons = new Map(calendar.blocks.map(({ id, reason }) => [id, speech.words.reasons[reason]]));
  return calendar.types.map((type) => ({
    id: type.id,
    name: nameOf(type, speech.locale),
    rows: type.kind === "whole" ? [wholeRow(type, speech)] : unitRows(type, reasons, speech),
  }));
}

function unitRows(type: CalendarType, reasons: ReadonlyMap<string, string>, { locale, words }: Speech): UnitRow[] {
  const name = nameOf(type, locale);
  return type.units.map(({ id, number, cells }) => ({
    id,
    name: words.unit(name, number),
    short: words.unit(words.kinds[type.kind], number),
    parts: type.kind !== "room",
    entries: cells.map((cell) => entryOf(cell, reasons, words)),
    unitIds: [id],
    whole: false,
  }));
}

function wholeRow(type: CalendarType, { locale, words }: Speech): UnitRow {
  return {
    id: type.id,
    name: nameOf(type, locale),
    short: words.kinds.whole,
    entries: type.whole.map(({ on, state }) => ({ on, state, key: state })),
    unitIds: type.lists,
    whole: true,
  };
}

function labelOf(cell: CalendarCell, reasons: ReadonlyMap<string, string>, words: Messages): string | null {
  if (cell.booking_number) return words.guests(cell.booking_number, cell.booking_party ?? 0);
  return cell.busy_calendar_name ?? reasons.get(cell.block_id ?? "") ?? null;
}

function entryOf(cell: CalendarCell, reasons: ReadonlyMap<string, string>, words: Messages): OccupancyEntry {
  const key = cell.booking_id ?? cell.block_id ?? null;
  const label = labelOf(cell, reasons, words);
  return {
    on: cell.on,
    state: cell.state,
    ...(cell.part && { part: cell.part }),
    ...(key !== null && { key }),
    ...(label !== null && { label }),
  };
}

/** One thing that stands on a unit on a day, with the parts that it takes; none for a whole night. */
export type Standing = Pick<
  CalendarCell,
  "state" | "booking_id" | "booking_number" | "booking_state" | "booking_party" | "block_id" | "busy_calendar_name"
> & {
  parts: DayPart[];
};

export function standingOn(calendar: Calendar, rowId: string, on: string): Standing[] {
  const unit = calendar.types.flatMap(({ units }) => units).find(({ id }) => id === rowId);
  const found = new Map<string, Standing>();
  for (const cell of unit?.cells ?? []) {
    if (cell.on !== on) continue;
    const key = `${cell.state} ${cell.booking_id ?? cell.block_id ?? ""}`;
    const standing = found.get(key) ?? { ...cell, parts: [] };
    if (cell.part) standing.parts.push(cell.part);
    found.set(key, standing);
  }
  return [...found.values()];
}

/** 「客室 1、2」 type by type, or all of them in two words. */
export function unitsWords(ids: readonly string[], calendar: Calendar, { locale, words }: Speech): string {
  const own = calendar.types.filter(({ kind }) => kind !== "whole");
  const all = own.flatMap(({ units }) => units);
  if (all.every(({ id }) => ids.includes(id))) return words.allUnits;
  return own
    .flatMap((type) => {
      const numbers = type.units.filter(({ id }) => ids.includes(id)).map(({ number }) => number);
      return numbers.length === 0 ? [] : [words.unitsOf(nameOf(type, locale), numbers.join(words.comma))];
    })
    .join(words.comma);
}

/** The blocks that are not over, the next one first. */
export function currentBlocks(calendar: Calendar, today: string): Block[] {
  return calendar.blocks
    .filter(({ ended, ends_on: endsOn }) => !ended && endsOn >= today)
    .toSorted((one, other) => one.starts_on.localeCompare(other.starts_on));
}

/** Whom a refusal names, as far as their bars are in sight. */
export function bookingsNamed(calendar: Calendar, numbers: readonly string[]): { id: string; number: string }[] {
  const cells = calendar.types.flatMap(({ units }) => units).flatMap((unit) => unit.cells);
  return numbers.flatMap((number) => {
    const id = cells.find((cell) => cell.booking_number === number)?.booking_id;
    return id ? [{ id, number }] : [];
  });
}
