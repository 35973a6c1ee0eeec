import { nightsBetween, type Day } from "@/lib/dates";
import type { FieldError } from "@/lib/form";
import type { Booking, Consent } from "../wire";
import {
  chosenUnits,
  clockTime,
  dayOf,
  freedomOf,
  isAnywhere,
  isWorked,
  stayDays,
  whole,
  type Draft,
  type WishDraft,
} from "./draft";
import type { Messages } from "./text/ja";

export const STEPS = ["places", "people", "days", "confirm"] as const;
export type Step = (typeof STEPS)[number];
type Errors = Messages["errors"];
type Rules = { kind: Booking["kind"]; planRequired: boolean; dayName: (day: Day) => string };

export const NEEDED_CONSENTS = ["pledge", "privacy", "survey"] as const satisfies readonly Consent[];

/** What a step lacks before the next one; the server checks everything again, and more. */
export function faults(step: Step, draft: Draft, errors: Errors, rules: Rules): FieldError[] {
  switch (step) {
    case "places":
      if (isAnywhere(draft)) return datesFaults(draft, errors);
      return [...base(draft, errors), ...draft.wishes.flatMap((wish, index) => wishFaults(wish, index, errors))];
    case "people":
      return peopleFaults(draft, errors);
    case "days":
      return stayDays(draft).flatMap((day, index) => dayFaults(draft, day, index, errors, rules));
    case "confirm":
      return NEEDED_CONSENTS.filter((kind) => !draft.consents.includes(kind)).map((kind) => ({
        field: `consents.${kind}`,
        message: errors.consents[kind],
      }));
  }
}

function base(draft: Draft, errors: Errors): FieldError[] {
  return draft.wishes.length === 0 ? [{ field: "wishes", message: errors.wish }] : [];
}

function datesFaults(draft: Draft, errors: Errors): FieldError[] {
  const { startsOn, endsOn } = freedomOf(draft);
  const field = "dates.starts_on";
  if (startsOn === "" || endsOn === "") return [{ field, message: errors.anyDates }];
  return nightsBetween(startsOn, endsOn) < 0 ? [{ field, message: errors.anyOrder }] : [];
}

function wishFaults(wish: WishDraft, index: number, errors: Errors): FieldError[] {
  const field = (name: string) => `wishes[${index}].${name}`;
  const rank = index + 1;
  if (wish.facilityId === "") return [{ field: field("facility_id"), message: errors.place(rank) }];
  const found: FieldError[] = [];
  if (wish.startsOn === "" || wish.endsOn === "")
    found.push({ field: field("starts_on"), message: errors.dates(rank) });
  else if (nightsBetween(wish.startsOn, wish.endsOn) < 0)
    found.push({ field: field("starts_on"), message: errors.order(rank) });
  if (wish.alsoId === "") found.push({ field: field("also_facility_id"), message: errors.also(rank) });
  if (chosenUnits(wish).length === 0) found.push({ field: field("items"), message: errors.units(rank) });
  return found;
}

function peopleFaults(draft: Draft, errors: Errors): FieldError[] {
  const party = whole(draft.party);
  const found: FieldError[] = [];
  if (party === null || party < 1 || party > 100) found.push({ field: "party", message: errors.party });
  if (whole(draft.children) === null) found.push({ field: "children", message: errors.count });
  if (whole(draft.companions) === null) found.push({ field: "companions", message: errors.count });
  if (draft.arrivalTime.trim() !== "" && clockTime(draft.arrivalTime) === null)
    found.push({ field: "arrival_time", message: errors.time });
  if (draft.purpose === "") found.push({ field: "purpose", message: errors.purpose });
  if (draft.criteria.every((text) => text.trim() === ""))
    found.push({ field: "criteria[0]", message: errors.criterion });
  return found;
}

function dayFaults(draft: Draft, day: Day, index: number, errors: Errors, rules: Rules): FieldError[] {
  const { basis, starts, ends, contact } = dayOf(draft, day);
  const name = rules.dayName(day);
  const field = (part: string) => `work_days[${index}].${part}`;
  if (basis === "") return rules.planRequired ? [{ field: field("basis"), message: errors.basis(name) }] : [];
  if (!isWorked(basis)) return [];
  const [from, until] = [clockTime(starts), clockTime(ends)];
  const found: FieldError[] = [];
  if (from === null || until === null || from >= until)
    found.push({ field: field("starts"), message: errors.hours(name) });
  if (rules.kind === "employee" && contact.trim() === "")
    found.push({ field: field("contact"), message: errors.contact(name) });
  return found;
}

const IN_PLACES = ["wishes", "dates", "flexible_days", "anywhere", "call", "organisation_id"];

/** Which step a field that the server names is typed in. */
export function stepOf(field: string): Step {
  if (IN_PLACES.some((name) => field.startsWith(name))) return "places";
  if (field.startsWith("work_days")) return "days";
  return field.startsWith("consents") ? "confirm" : "people";
}

/** Where a field is typed: both days of a range in one, under its first day. */
export function typedIn(field: string): string {
  return field === "dates" ? "dates.starts_on" : field.replace(/\bends_on$/, "starts_on");
}
