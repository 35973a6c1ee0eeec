import type { FieldError } from "@/lib/form";
import type { Day } from "@/lib/dates";
import { trimSpaces } from "@/lib/text";
import type { Messages } from "./text/ja";
import type { Block, BlockReason, BlockWanted, Calendar } from "./wire";

export const NOTE_MOST = 500;
export const REASONS = [
  "repair",
  "own_use",
  "season",
  "staff",
  "disaster",
  "other",
] as const satisfies readonly BlockReason[];

/** A block while it is typed; fields by the names that the server refuses. */
export type BlockDraft = {
  scope: "all" | "some";
  unit_ids: string[];
  starts_on: string;
  ends_on: string;
  reason: BlockReason | "";
  note: string;
};

export const EMPTY_BLOCK: BlockDraft = { scope: "all", unit_ids: [], starts_on: "", ends_on: "", reason: "", note: "" };

/** What a press on the calendar already says. */
export type Marked = { unitIds: readonly string[]; from: Day; until: Day };

/** What was marked last wins over what was typed before; reason and note stay. */
export function draftWith(kept: BlockDraft, marked: Marked | null): BlockDraft {
  if (marked === null) return kept;
  return { ...kept, scope: "some", unit_ids: [...marked.unitIds], starts_on: marked.from, ends_on: marked.until };
}

/** A block as it stands, to be changed. */
export function draftOf(block: Block, calendar: Calendar): BlockDraft {
  const all = calendar.types.filter(({ kind }) => kind !== "whole").flatMap(({ units }) => units);
  return {
    scope: all.every(({ id }) => block.unit_ids.includes(id)) ? "all" : "some",
    unit_ids: [...block.unit_ids],
    starts_on: block.starts_on,
    ends_on: block.ends_on,
    reason: block.reason,
    note: block.note,
  };
}

export function blockFaults(draft: BlockDraft, today: Day, words: Messages["errors"]): FieldError[] {
  const faults: FieldError[] = [];
  if (draft.scope === "some" && draft.unit_ids.length === 0) faults.push({ field: "unit_ids", message: words.units });
  if (draft.starts_on === "") faults.push({ field: "starts_on", message: words.starts });
  if (draft.ends_on === "") faults.push({ field: "ends_on", message: words.ends });
  else if (draft.ends_on < draft.starts_on) faults.push({ field: "ends_on", message: words.order });
  else if (draft.ends_on < today) faults.push({ field: "ends_on", message: words.past });
  if (draft.reason === "") faults.push({ field: "reason", message: words.reason });
  return faults;
}

export function blockFrom(draft: BlockDraft): BlockWanted {
  return {
    unit_ids: draft.scope === "all" ? null : draft.unit_ids,
    starts_on: draft.starts_on,
    ends_on: draft.ends_on,
    reason: draft.reason === "" ? "other" : draft.reason,
    note: trimSpaces(draft.note),
  };
}

/** The numbers that `block.bookings_stand` carries as its remedy. */
export function numbersIn(problem: object): string[] {
  const remedy: unknown = "remedy" in problem ? problem.remedy : null;
  if (typeof remedy !== "object" || remedy === null || !("booking_numbers" in remedy)) return [];
  const { booking_numbers: numbers } = remedy;
  return Array.isArray(numbers) ? numbers.filter((number): number is string => typeof number === "string") : [];
}
