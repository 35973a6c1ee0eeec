import type { Day } from "@/lib/dates";
import type { BookingRow } from "../wire";

export const GROUPS = ["arriving", "staying", "leaving", "left", "noShow"] as const;
export type Group = (typeof GROUPS)[number];

/** Where a booking stands in the list of a day: a guest who leaves today is no longer among those who stay. */
export function groupOf({ state, ends_on }: Pick<BookingRow, "state" | "ends_on">, on: Day): Group {
  if (state === "no_show") return "noShow";
  if (state === "completed") return "left";
  if (state === "confirmed") return "arriving";
  return ends_on === on ? "leaving" : "staying";
}
