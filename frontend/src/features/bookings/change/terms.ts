import { daysFrom, nightsBetween } from "@/lib/dates";
import { draftOf, moveTo, toApplication, type Draft } from "../apply/draft";
import type { Booking, ChangeTerms } from "../wire";
import { openChange } from "./ChangePanel";

/** The booking in the form of its application, cut to the wish that it is about; a returned change as it was asked. */
export function draftOfChange(booking: Booking): Draft {
  const draft = draftOf(booking);
  const wish = draft.wishes[booking.wish_rank - 1] ?? draft.wishes[0];
  const now: Draft = { ...draft, wishes: wish ? [{ ...wish, key: 0 }] : [] };
  const returned = openChange(booking);
  return returned?.state === "returned" ? onto(now, returned.proposed) : now;
}

function onto(draft: Draft, terms: ChangeTerms): Draft {
  const [wish] = draft.wishes;
  if (!wish) return draft;
  const quantities = Object.fromEntries(terms.items.map((item) => [item.unit_type_id, item.quantity]));
  return {
    ...draft,
    wishes: [{ ...wish, startsOn: terms.starts_on, endsOn: terms.ends_on, quantities }],
    party: String(terms.party),
    children: String(terms.children),
    companions: String(terms.companions),
    days: Object.fromEntries(
      terms.work_days.map(({ day, basis, starts, ends, place, contact }) => [
        day,
        { basis, starts: starts ?? "", ends: ends ?? "", place: place ?? "", contact: contact ?? "" },
      ]),
    ),
  };
}

/** As the server takes it; null while dates, units or people are incomplete. */
export function termsOf(draft: Draft): ChangeTerms | null {
  const written = toApplication(draft);
  const wish = written?.wishes?.[0];
  if (!written || !wish) return null;
  return {
    starts_on: wish.starts_on,
    ends_on: wish.ends_on,
    items: wish.items,
    party: written.party,
    children: written.children ?? 0,
    companions: written.companions ?? 0,
    work_days: written.work_days ?? [],
    arrival_time: written.arrival_time ?? null,
    purpose_note: written.purpose_note ?? "",
    needs: written.needs ?? "",
    considerations: written.considerations ?? "",
  };
}

/** Other dates, and the plan of the days follows: a day keeps its plan, a new one gets that of the last. */
export function redate(draft: Draft, startsOn: string, endsOn: string): Draft {
  if (startsOn === "" || endsOn === "") {
    const [wish] = draft.wishes;
    return wish ? { ...draft, wishes: [{ ...wish, startsOn, endsOn }] } : draft;
  }
  const planned = Object.keys(draft.days).length > 0;
  const moved = moveTo(draft, startsOn, endsOn);
  if (!planned) return { ...moved, days: {} };
  const days = daysFrom(startsOn, Math.max(0, nightsBetween(startsOn, endsOn)) + 1);
  const last = Object.values(draft.days).at(-1);
  const kept = days.map((day) => [day, moved.days[day] ?? draft.days[day] ?? last] as const);
  return { ...moved, days: Object.fromEntries(kept.flatMap(([day, plan]) => (plan ? [[day, plan]] : []))) };
}
