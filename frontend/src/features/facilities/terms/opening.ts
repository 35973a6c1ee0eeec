import { longDate } from "@/lib/dates";
import type { Locale } from "@/lib/locale";
import type { ClosingRule, Hours } from "../wire";
import type { Messages } from "./text/ja";

/** Neighbouring weekdays (Monday = 0) with the same hours; `hours` is null where the place cannot be used. */
export type HoursRun = { from: number; until: number; hours: { opens: string; closes: string } | null };

/** Weekly hours, said once for neighbouring days that share them. Without any row there are no fixed hours. */
export function hoursRuns(rows: readonly Hours[]): HoursRun[] {
  const runs: HoursRun[] = [];
  if (rows.length === 0) return runs;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const row = rows.find((each) => each.weekday === weekday);
    const hours = row ? { opens: row.opens, closes: row.closes } : null;
    const last = runs.at(-1);
    if (last && last.hours?.opens === hours?.opens && last.hours?.closes === hours?.closes) last.until = weekday;
    else runs.push({ from: weekday, until: weekday, hours });
  }
  return runs;
}

/** 月～土 9:00～20:00 · 日 利用なし */
export function hoursWords(rows: readonly Hours[], terms: Messages): string[] {
  const runs = hoursRuns(rows);
  if (runs.length === 0) return [terms.noHours];
  return runs.map(({ from, until, hours }) => {
    const [first = "", last = ""] = [terms.weekdays[from], terms.weekdays[until]];
    const days = from === 0 && until === 6 ? terms.everyDay : from === until ? first : terms.days(first, last);
    return `${days} ${hours === null ? terms.off : spanWords(hours, terms)}`;
  });
}

function spanWords({ opens, closes }: { opens: string; closes: string }, terms: Messages): string {
  return opens === "00:00" && closes === "24:00" ? terms.allDay : terms.hours(clock(opens), clock(closes));
}

/** 9:00, as signs and papers write it. */
function clock(time: string): string {
  return time.replace(/^0(\d)/, "$1");
}

export function closingWords(rule: ClosingRule, terms: Messages, locale: Locale): string {
  const day = terms.weekdays[rule.weekday ?? -1] ?? "";
  switch (rule.kind) {
    case "weekday":
      return terms.closings.weekday(day);
    case "nth_weekday":
      return terms.closings.nth(rule.nth ?? 1, day);
    case "public_holiday":
      return terms.closings.holiday;
    case "year_end":
      return terms.closings.yearEnd;
    case "dates":
      return datesWords(rule, terms, locale);
  }
}

function datesWords({ starts_on, ends_on }: ClosingRule, terms: Messages, locale: Locale): string {
  if (!starts_on || !ends_on) return terms.unregistered;
  if (starts_on === ends_on) return longDate(starts_on, locale);
  return terms.days(longDate(starts_on, locale), longDate(ends_on, locale));
}

/** All rules of 休館日 in one line. */
export function closedDays(rules: readonly ClosingRule[], terms: Messages, locale: Locale): string {
  if (rules.length === 0) return terms.closings.none;
  return rules.map((rule) => closingWords(rule, terms, locale)).join(terms.separator);
}
