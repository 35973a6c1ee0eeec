import { isDay, type Day } from "@/lib/dates";

/** What a page shows: a quarter, as hosts plan it; on a phone two weeks. */
export const DAYS = 90;
export const DAYS_NARROW = 14;

/** The first day shown: what the address says, else today. */
export function firstDay(asked: string | null, today: Day): Day {
  return asked !== null && isDay(asked) ? asked : today;
}

/** The first of the month, or of the one before when the window begins on a first. */
export function earlier(from: Day): Day {
  return from.endsWith("-01") ? monthAfter(from, -1) : monthAfter(from, 0);
}

export function later(from: Day): Day {
  return monthAfter(from, 1);
}

/** Whether a window is moved by its own length, two weeks, rather than by months. */
export function isNarrow(days: number): boolean {
  return days <= DAYS_NARROW;
}

function monthAfter(from: Day, months: number): Day {
  const [year = 0, month = 1] = from.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}
