import { addDays, daysFrom, nightsBetween, type Day } from "@/lib/dates";
import { normalise, trimSpaces } from "@/lib/text";
import type { Application, Basis, Booking, Consent } from "../wire";

export type WishDraft = {
  /** Stays while wishes come and go. */
  key: number;
  facilityId: string;
  startsOn: Day | "";
  endsOn: Day | "";
  quantities: Record<string, number>;
  /** The place that is used along with it; "" while it isn't chosen, absent where there is one place. */
  alsoId?: string;
};

export type DayDraft = { basis: Basis | ""; starts: string; ends: string; place: string; contact: string };

/** Everything that was typed, complete or not: numbers and times as text, days by date. It lives on the device. */
export type Draft = {
  /** The draft on the server, once there is one. */
  saved: { id: string; version: number } | null;
  callId: string;
  organisationId: string;
  wishes: WishDraft[];
  party: string;
  children: string;
  companions: string;
  purpose: string;
  purposeNote: string;
  needs: string;
  considerations: string;
  arrivalTime: string;
  criteria: string[];
  days: Record<Day, DayDraft>;
  consents: Consent[];
  /** Whether to wait where no wish is free; drafts kept on a device before this was asked have none. */
  waitIfFull?: boolean;
  /** What may be given beside the wishes; kept, but not counted, while the chosen call gives its places at once. */
  freedom?: Freedom;
  /** Whether the chosen call gives its places later: in a round, a screening or a lottery. Absent until it is known. */
  pooled?: boolean;
};

/** Which places beside the wishes, and by how many days either way, an applicant would take too. */
export type Freedom = {
  /** `wished`: the wishes only; `other`: other places too; `any`: whichever place fits, on `startsOn` to `endsOn`. */
  places: "wished" | "other" | "any";
  startsOn: Day | "";
  endsOn: Day | "";
  flexibleDays: number;
};

export const FLEXIBLE_DAYS_MAX = 7;
type Free = Pick<Draft, "freedom" | "pooled">;
const NO_FREEDOM: Freedom = { places: "wished", startsOn: "", endsOn: "", flexibleDays: 0 };

export const WISHES_MAX = 3;
export const CRITERIA_MAX = 5;
const EMPTY_DAY: DayDraft = { basis: "", starts: "", ends: "", place: "", contact: "" };

/** A new application for a place, or for any, with the dates and people that the search was asked for. */
export function freshDraft(facilityId: string, search: URLSearchParams): Draft {
  const dates = { startsOn: search.get("starts_on") ?? "", endsOn: search.get("ends_on") ?? "" };
  return {
    saved: null,
    callId: search.get("call_id") ?? "",
    organisationId: "",
    wishes: [freshWish(facilityId, dates.startsOn, dates.endsOn)],
    ...(facilityId === "" && { freedom: { ...NO_FREEDOM, ...dates, places: "any" as const } }),
    party: search.get("party") ?? "1",
    children: "0",
    companions: "0",
    purpose: "",
    purposeNote: "",
    needs: "",
    considerations: "",
    arrivalTime: "",
    criteria: [""],
    days: {},
    consents: [],
  };
}

function freshWish(facilityId: string, startsOn: Day | "", endsOn: Day | ""): WishDraft {
  return { key: 0, facilityId, startsOn, endsOn, quantities: {} };
}

export function freedomOf({ freedom, pooled }: Free): Freedom {
  return pooled === false ? NO_FREEDOM : (freedom ?? NO_FREEDOM);
}

/** Whether no place is named: then the days are all that is asked for. */
export function isAnywhere(draft: Free): boolean {
  return freedomOf(draft).places === "any";
}

/** What was said before; dates that were typed are taken along when no place is named any more, and back. */
export function withFreedom(draft: Draft, change: Partial<Freedom>): Draft {
  const freedom = { ...freedomOf(draft), ...change };
  const [first] = draft.wishes;
  if (freedom.places !== "any" || freedom.startsOn !== "" || change.startsOn !== undefined)
    return { ...draft, freedom };
  return { ...draft, freedom: { ...freedom, startsOn: first?.startsOn ?? "", endsOn: first?.endsOn ?? "" } };
}

/** What the server keeps, back in the form. */
export function draftOf(booking: Booking): Draft {
  return {
    saved: { id: booking.id, version: booking.version },
    callId: booking.call.id,
    organisationId: booking.organisation?.id ?? "",
    wishes: wishesOf(booking),
    party: String(booking.party),
    children: String(booking.children),
    companions: String(booking.companions),
    purpose: booking.purpose,
    purposeNote: booking.purpose_note,
    needs: booking.needs,
    considerations: booking.considerations,
    arrivalTime: booking.arrival_time ?? "",
    criteria: booking.criteria.length > 0 ? booking.criteria : [""],
    days: Object.fromEntries(
      booking.work_days.map(({ day, basis, starts, ends, place, contact }) => [
        day,
        { basis, starts: starts ?? "", ends: ends ?? "", place: place ?? "", contact: contact ?? "" },
      ]),
    ),
    consents: booking.consents,
    waitIfFull: booking.wait_if_full,
    freedom: writtenFreedom(booking),
  };
}

function wishesOf({ wishes }: Booking): WishDraft[] {
  if (wishes.length === 0) return [freshWish("", "", "")];
  return wishes.map((wish, key) => ({
    key,
    facilityId: wish.facility_id ?? "",
    startsOn: wish.starts_on,
    endsOn: wish.ends_on,
    quantities: Object.fromEntries(wish.items.map((item) => [item.unit_type_id, item.quantity])),
    ...(wish.also_facility_id && { alsoId: wish.also_facility_id }),
  }));
}

function writtenFreedom({ anywhere, flexible_days: flexibleDays, wishes, starts_on, ends_on }: Booking): Freedom {
  if (!anywhere || wishes.length > 0) return { ...NO_FREEDOM, places: anywhere ? "other" : "wished", flexibleDays };
  return { places: "any", startsOn: starts_on ?? "", endsOn: ends_on ?? "", flexibleDays };
}

/** Whole numbers as people type them, full-width digits included; null when it is none. */
export function whole(typed: string): number | null {
  const text = normalise(typed);
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

/** 9:00, ９：００ and 900 as 09:00; null when it is no time of the day. */
export function clockTime(typed: string): string | null {
  const found = /^(\d{1,2}):?(\d{2})$/.exec(normalise(typed).replace("時", ":").replace("分", ""));
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}

export function chosenUnits(wish: WishDraft): [string, number][] {
  return Object.entries(wish.quantities).filter(([, quantity]) => quantity > 0);
}

/** Whether any wish is for two places; such an application doesn't wait. */
export function isPair(draft: Pick<Draft, "wishes">): boolean {
  return draft.wishes.some(({ alsoId }) => alsoId !== undefined);
}

/** Another second place, or none: only the units of the main one stay chosen. */
export function withAlso(wish: WishDraft, alsoId: string | undefined, main: readonly { id: string }[]): WishDraft {
  const { alsoId: _, ...alone } = wish;
  const quantities = Object.fromEntries(chosenUnits(wish).filter(([id]) => main.some((offer) => offer.id === id)));
  return { ...alone, quantities, ...(alsoId !== undefined && { alsoId }) };
}

/** A wish that the server can keep: it takes no half of one. */
export function isComplete(wish: WishDraft): boolean {
  return wish.facilityId !== "" && wish.startsOn !== "" && wish.endsOn !== "" && chosenUnits(wish).length > 0;
}

/** The days of the first wish, or those wished for without a place, the last one included: these are planned. */
export function stayDays(draft: Free & Pick<Draft, "wishes">): Day[] {
  const first = isAnywhere(draft) ? freedomOf(draft) : draft.wishes[0];
  if (!first || first.startsOn === "" || first.endsOn === "") return [];
  const nights = nightsBetween(first.startsOn, first.endsOn);
  return nights < 0 || nights > 90 ? [] : daysFrom(first.startsOn, nights + 1);
}

export function dayOf(draft: Pick<Draft, "days">, day: Day): DayDraft {
  return draft.days[day] ?? EMPTY_DAY;
}

/** The plan of one day for all days of the stay. */
export function copyToAll(draft: Draft, from: Day): Draft {
  const pattern = dayOf(draft, from);
  const days = Object.fromEntries(stayDays(draft).map((day) => [day, { ...pattern }]));
  return { ...draft, days: { ...draft.days, ...days } };
}

/** As the server keeps it; null while it could not keep anything. Incomplete wishes stay on the device only. */
export function toApplication(draft: Draft): Application | null {
  const party = whole(draft.party);
  const { places, startsOn, endsOn, flexibleDays } = freedomOf(draft);
  if (draft.callId === "" || draft.organisationId === "" || party === null || party < 1) return null;
  return {
    call_id: draft.callId,
    organisation_id: draft.organisationId,
    party,
    children: whole(draft.children) ?? 0,
    companions: whole(draft.companions) ?? 0,
    purpose: draft.purpose,
    purpose_note: trimSpaces(draft.purposeNote),
    needs: trimSpaces(draft.needs),
    considerations: trimSpaces(draft.considerations),
    arrival_time: clockTime(draft.arrivalTime),
    wishes: (places === "any" ? [] : draft.wishes.filter(isComplete)).map((wish) => ({
      facility_id: wish.facilityId,
      also_facility_id: wish.alsoId === undefined || wish.alsoId === "" ? null : wish.alsoId,
      starts_on: wish.startsOn,
      ends_on: wish.endsOn,
      items: chosenUnits(wish).map(([unit_type_id, quantity]) => ({ unit_type_id, quantity })),
    })),
    criteria: draft.criteria.map(trimSpaces).filter((text) => text !== ""),
    work_days: stayDays(draft).flatMap((day) => plannedDay(day, dayOf(draft, day))),
    consents: draft.consents,
    channel: "web",
    wait_if_full: (draft.waitIfFull ?? false) && !isPair(draft),
    anywhere: places !== "wished",
    flexible_days: flexibleDays,
    dates: places === "any" && startsOn !== "" && endsOn !== "" ? { starts_on: startsOn, ends_on: endsOn } : null,
  };
}

function plannedDay(day: Day, { basis, starts, ends, place, contact }: DayDraft) {
  if (basis === "") return [];
  const times = isWorked(basis) ? { starts: clockTime(starts), ends: clockTime(ends) } : { starts: null, ends: null };
  return [{ day, basis, ...times, place: trimSpaces(place), contact: trimSpaces(contact) }];
}

export function isWorked(basis: Basis | ""): boolean {
  return basis === "business_trip" || basis === "telework";
}

/** Other dates for the first wish, the plan moved along with them. */
export function moveTo(draft: Draft, startsOn: Day, endsOn: Day): Draft {
  const [first, ...rest] = draft.wishes;
  if (!first) return draft;
  const before = stayDays(draft);
  const moved = before.map((day, index): [Day, DayDraft] => [addDays(startsOn, index), dayOf(draft, day)]);
  return { ...draft, wishes: [{ ...first, startsOn, endsOn }, ...rest], days: Object.fromEntries(moved) };
}

/** Another place for the first wish; which units it has is chosen anew. */
export function replacePlace(draft: Draft, facilityId: string): Draft {
  const [first, ...rest] = draft.wishes;
  return first ? { ...draft, wishes: [{ ...first, facilityId, quantities: {} }, ...rest] } : draft;
}

/** Other units for the first wish. */
export function replaceUnits(draft: Draft, unitTypeId: string, quantity: number): Draft {
  const [first, ...rest] = draft.wishes;
  return first ? { ...draft, wishes: [{ ...first, quantities: { [unitTypeId]: quantity } }, ...rest] } : draft;
}

export type Part = "wishes" | "people" | "purpose" | "plan" | "consents";
const PARTS: Record<Part, readonly (keyof Application)[]> = {
  wishes: ["wishes", "wait_if_full", "anywhere", "flexible_days", "dates"],
  people: ["party", "children", "companions", "considerations", "arrival_time"],
  purpose: ["purpose", "purpose_note", "needs", "criteria"],
  plan: ["work_days"],
  consents: ["consents"],
};

/** Which parts of two applications differ: what somebody learns whose page was older. */
export function differences(mine: Application, theirs: Application): Part[] {
  const same = (field: keyof Application) => JSON.stringify(mine[field]) === JSON.stringify(theirs[field]);
  return (Object.keys(PARTS) as Part[]).filter((part) => !PARTS[part].every(same));
}
