import type { Locale } from "./locale";
import { normalise } from "./text";

/** A date without a time, `YYYY-MM-DD`; compares as text. */
export type Day = string;

const WEEKDAYS = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;

/** The first day of each era since the platform's earliest possible date. */
const ERAS = [
  { name: "令和", initial: "R", from: "2019-05-01", base: 2018 },
  { name: "平成", initial: "H", from: "1989-01-08", base: 1988 },
  { name: "昭和", initial: "S", from: "1926-12-25", base: 1925 },
] as const;

function parts(on: Day): { year: number; month: number; date: number } {
  const [year = 0, month = 1, date = 1] = on.split("-").map(Number);
  return { year, month, date };
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export function addDays(on: Day, days: number): Day {
  const at = new Date(`${on}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Nights between check-in and check-out; negative when they are the wrong way round. */
export function nightsBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function daysFrom(from: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/** The date in Japan at a moment, whatever the reader's own clock is set to. */
export function dayInJapan(at: Date): Day {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(at);
}

export function weekday(on: Day, locale: Locale): string {
  return WEEKDAYS[locale][new Date(`${on}T00:00:00Z`).getUTCDay()] ?? "";
}

/** 12月7日（月） · Mon 7 Dec */
export function shortDate(on: Day, locale: Locale): string {
  const { month, date } = parts(on);
  if (locale === "ja") return `${month}月${date}日（${weekday(on, locale)}）`;
  return `${weekday(on, locale)} ${date} ${englishMonth(month)}`;
}

/** 2026年12月7日（月） · Mon 7 Dec 2026 */
export function longDate(on: Day, locale: Locale): string {
  const { year } = parts(on);
  return locale === "ja" ? `${year}年${shortDate(on, locale)}` : `${shortDate(on, locale)} ${year}`;
}

/** 令和8年12月7日（月）, as official papers write it; English keeps the Western year. */
export function officialDate(on: Day, locale: Locale): string {
  if (locale === "en") return longDate(on, locale);
  return `${eraYear(on)}${shortDate(on, locale)}`;
}

/** 令和8年 · 令和元年 */
export function eraYear(on: Day): string {
  const era = ERAS.find(({ from }) => on >= from);
  const { year } = parts(on);
  if (!era) return `${year}年`;
  const count = year - era.base;
  return `${era.name}${count === 1 ? "元" : count}年`;
}

/** 2026年12月 · Dec 2026; the month alone where there is little room. */
export function monthLabel(on: Day, locale: Locale, short = false): string {
  const { year, month } = parts(on);
  if (locale === "ja") return short ? `${month}月` : `${year}年${month}月`;
  return short ? englishMonth(month) : `${englishMonth(month)} ${year}`;
}

/** 12月7日（月）～10日（木）: the month is said once when both ends share it. */
export function dateRange(from: Day, until: Day, locale: Locale): string {
  if (from === until) return shortDate(from, locale);
  if (locale === "en") return `${shortDate(from, locale)} – ${shortDate(until, locale)}`;
  const [start, end] = [parts(from), parts(until)];
  const sameMonth = start.year === end.year && start.month === end.month;
  const tail = sameMonth ? `${end.date}日（${weekday(until, locale)}）` : shortDate(until, locale);
  const lead = start.year === end.year ? "" : `${end.year}年`;
  return `${shortDate(from, locale)}～${lead}${tail}`;
}

/** 3泊4日 · 日帰り */
export function stayLength(from: Day, until: Day, locale: Locale): string {
  const nights = nightsBetween(from, until);
  if (nights < 1) return locale === "ja" ? "日帰り" : "Day use";
  if (locale === "ja") return `${nights}泊${nights + 1}日`;
  return `${nights} night${nights === 1 ? "" : "s"}`;
}

/** An instant as people in Japan read it: 2026年11月20日（金） 17:00 */
export function moment(at: string, locale: Locale): string {
  const instant = new Date(at);
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Tokyo",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant);
  const day = longDate(dayInJapan(instant), locale);
  return locale === "ja" ? `${day} ${time}` : `${day}, ${time} (JST)`;
}

export function timeInJapan(at: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Tokyo",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
}

/** The fiscal year (April to March) a date lies in. */
export function fiscalYear(on: Day): number {
  const { year, month } = parts(on);
  return month >= 4 ? year : year - 1;
}

export type Half = { year: number; half: 1 | 2 };

export function halfOf(on: Day): Half {
  const { month } = parts(on);
  return { year: fiscalYear(on), half: month >= 4 && month <= 9 ? 1 : 2 };
}

/** `2026H2`, as the server writes a half. */
export function readHalf(text: string): Half {
  const found = /^(\d{4})H([12])$/.exec(text);
  return { year: Number(found?.[1] ?? 0), half: found?.[2] === "1" ? 1 : 2 };
}

/** 令和8（2026）年度 上半期; a fiscal year is named by the era it ends its first day after, so 2019 is 令和元. */
export function halfLabel({ year, half }: Half, locale: Locale): string {
  if (locale === "en") return `FY${year} ${half === 1 ? "first" : "second"} half`;
  const era = eraYear(`${year}-05-01`).replace(/年$/, "");
  return `${era}（${year}）年度 ${half === 1 ? "上半期" : "下半期"}`;
}

/** Reads what people type: 2026/11/20, 2026-11-20, 20261120, R8.11.20, 令和8年11月20日, full-width digits; without a year, the next such date from `today`. */
export function parseDay(typed: string, today: Day): Day | null {
  const text = normalise(typed)
    .replace(/\s/g, "")
    .replace(/[（(].*$/, "")
    .replace("元年", "1年");
  const era = /^(令和|平成|昭和|[RHS])(\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/i.exec(text);
  if (era) {
    const found = ERAS.find(({ name, initial }) => name === era[1] || initial === era[1]?.toUpperCase());
    return found ? valid(found.base + Number(era[2]), era[3], era[4]) : null;
  }
  const full = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full) return valid(Number(full[1]), full[2], full[3]);
  const near = /^(\d{1,2})[月./-](\d{1,2})日?$/.exec(text);
  if (!near) return null;
  const { year } = parts(today);
  const thisYear = valid(year, near[1], near[2]);
  return thisYear !== null && thisYear >= today ? thisYear : valid(year + 1, near[1], near[2]);
}

function valid(year: number, month: string | undefined, date: string | undefined): Day | null {
  const on = `${year}-${(month ?? "").padStart(2, "0")}-${(date ?? "").padStart(2, "0")}`;
  return isDay(on) ? on : null;
}

function englishMonth(month: number): string {
  return ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1] ?? "";
}
