import type { BookingRow } from "../wire";
import type { Messages } from "./text/ja";

export const URGENCIES = ["overdue", "soon", "arrival", "fresh", "waiting"] as const;
export type Urgency = (typeof URGENCIES)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Timed = Pick<BookingRow, "state" | "holder" | "submitted_at" | "updated_at"> &
  Partial<Pick<BookingRow, "change_state">>;

/** Which heap a row of a worklist lies on: what burns first. */
export function urgencyOf(row: Timed, now: Date): Urgency {
  if (row.state === "confirmed" && !row.change_state) return "arrival";
  const until = row.holder?.until;
  const left = until ? Date.parse(until) - now.getTime() : Number.POSITIVE_INFINITY;
  if (left < 0) return "overdue";
  if (left <= 2 * DAY_MS) return "soon";
  return now.getTime() - Date.parse(row.updated_at) <= DAY_MS ? "fresh" : "waiting";
}

/** あと3日 · 2日過ぎています */
export function timeLeft(until: string, now: Date, words: Messages["left"]): string {
  const left = Date.parse(until) - now.getTime();
  if (left < 0) return words.over(Math.floor(-left / DAY_MS));
  return left < DAY_MS ? words.hours(Math.max(1, Math.floor(left / HOUR_MS))) : words.days(Math.floor(left / DAY_MS));
}

/** 3日前 */
export function age(at: string, now: Date, words: Messages["ago"]): string {
  const passed = Math.max(0, now.getTime() - Date.parse(at));
  if (passed < HOUR_MS) return words.minutes;
  return passed < DAY_MS ? words.hours(Math.floor(passed / HOUR_MS)) : words.days(Math.floor(passed / DAY_MS));
}
