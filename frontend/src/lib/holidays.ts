/** Holidays are what the server's table says (`GET /api/holidays`), keyed by date. */
export type Holidays = ReadonlyMap<string, string>;

export const NO_HOLIDAYS: Holidays = new Map();

/** How a date is coloured in every calendar; the weekday or the holiday's name always stands beside the colour. */
export type DayTone = "weekday" | "saturday" | "holiday";

export function dayTone(on: string, holidays: Holidays = NO_HOLIDAYS): DayTone {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || holidays.has(on)) return "holiday";
  return weekday === 6 ? "saturday" : "weekday";
}

export function dayToneClass(tone: DayTone): string {
  if (tone === "holiday") return "day-holiday";
  return tone === "saturday" ? "day-saturday" : "";
}
