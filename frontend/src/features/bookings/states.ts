import type { Me } from "@/api/session";
import type { StatusTone } from "@/ui/StatusBadge";
import type { Booking, BookingRow, BookingState } from "./wire";

/** What a person is to a booking, as far as the words on its page depend on it. What may be done is `may` alone. */
export const READERS = ["applicant", "participant", "supervisor", "host", "office"] as const;
export type Reader = (typeof READERS)[number];

export const STATES = [
  "draft",
  "supervisor_review",
  "in_review",
  "pooled",
  "host_check",
  "confirmed",
  "checked_in",
  "completed",
  "returned",
  "waiting",
  "offered",
  "withdrawn",
  "disapproved",
  "declined",
  "not_selected",
  "hold_expired",
  "cancelled",
  "called_off",
  "revoked",
  "no_show",
] as const satisfies readonly BookingState[];

const ENDED: ReadonlySet<BookingState> = new Set<BookingState>([
  "completed",
  "withdrawn",
  "disapproved",
  "declined",
  "not_selected",
  "hold_expired",
  "cancelled",
  "called_off",
  "revoked",
  "no_show",
]);
const AGREED: ReadonlySet<BookingState> = new Set<BookingState>(["confirmed", "checked_in", "completed"]);

export function hasEnded(state: BookingState): boolean {
  return ENDED.has(state);
}

/** 申込 is called 予約 from here on; the calendar file and the paper for guests exist. */
export function isAgreed(state: BookingState): boolean {
  return AGREED.has(state);
}

/** A receipt can be had for everything that was handed in. */
export function isReceived(booking: Pick<Booking, "submitted_at">): boolean {
  return (booking.submitted_at ?? null) !== null;
}

type Subject = Pick<Booking, "organisation" | "applicant" | "kind">;

export function readerOf(booking: Subject, me: Me): Reader {
  const organisation = booking.organisation?.id;
  const inIt = me.memberships.filter((membership) => membership.organisation.id === organisation);
  const has = (role: Me["roles"][number]) => inIt.some((membership) => membership.role === role);
  if (booking.applicant?.id === me.id || has("company_contact")) return "applicant";
  if (booking.kind === "employee" && has("supervisor")) return "supervisor";
  if (me.roles.some((role) => role === "secretariat" || role === "approver" || role === "coordinator")) return "office";
  // Before confirmation a host is not told whose application it is, so nothing of it is the host's own.
  if (me.roles.some((role) => role === "host" || role === "municipality"))
    return inIt.length > 0 ? "participant" : "host";
  return "participant";
}

// Not `booking.return`: the secretariat may also take back what a host is looking at, which is nobody's duty.
const DECISIONS: ReadonlySet<string> = new Set([
  "booking.approve",
  "booking.forward",
  "booking.accept",
  "booking.disapprove",
  "booking.submit",
  "offer.accept",
  "change.approve",
  "change.forward",
  "change.accept",
]);

/** Whether the matter waits for the reader. */
export function isYours({ may }: { may: readonly string[] }): boolean {
  return may.some((verb) => DECISIONS.has(verb));
}

/** The badge's tone; the words and the icon say the same. */
export function toneOf({ state, may }: Pick<BookingRow, "state" | "may">): StatusTone {
  if (state === "returned") return "caution";
  if (hasEnded(state)) return endTone(state);
  if (state === "confirmed" || state === "checked_in") return "good";
  return isYours({ may }) ? "yours" : "waiting";
}

function endTone(state: BookingState): StatusTone {
  if (state === "completed") return "good";
  return state === "disapproved" || state === "declined" || state === "revoked" ? "bad" : "neutral";
}

/** Which part of "my stays" a booking stands in. */
export type Shelf = "yours" | "underway" | "stays" | "ended";
export const SHELVES = ["yours", "underway", "stays", "ended"] as const satisfies readonly Shelf[];

export function shelfOf(row: Pick<BookingRow, "state" | "may">): Shelf {
  if (hasEnded(row.state)) return "ended";
  if (isAgreed(row.state)) return "stays";
  return row.state === "draft" || row.state === "returned" || row.state === "offered" || isYours(row)
    ? "yours"
    : "underway";
}
