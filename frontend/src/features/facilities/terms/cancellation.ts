import type { CancellationRule } from "../wire";
import type { Messages } from "./text/ja";

const NO_SHOW = -1;

/** Cancelling from `from` days before the stay until `until` days before it (0 = the day itself) costs `percent`. */
export type FeeSpan = { from: number | null; until: number; percent: number };

/** The rows of one size of party as spans without gaps: each row holds until the next one begins. */
export function feeSpans(rows: readonly CancellationRule[]): FeeSpan[] {
  const ordered = rows.toSorted((one, other) => other.days_before - one.days_before);
  const first = ordered[0];
  const spans: FeeSpan[] = [];
  if (first && first.days_before > NO_SHOW) spans.push({ from: null, until: first.days_before + 1, percent: 0 });
  for (const [index, row] of ordered.entries()) {
    const next = ordered[index + 1];
    const until = next ? next.days_before + 1 : Math.min(row.days_before, 0);
    spans.push({ from: row.days_before, until: row.days_before === NO_SHOW ? NO_SHOW : until, percent: row.percent });
  }
  return spans;
}

/** The tiers by size of party, small ones first. */
export function feeTiers(rules: readonly CancellationRule[]): { min_party: number; spans: FeeSpan[] }[] {
  const sizes = [...new Set(rules.map((rule) => rule.min_party))].toSorted((one, other) => one - other);
  return sizes.map((size) => ({ min_party: size, spans: feeSpans(rules.filter((rule) => rule.min_party === size)) }));
}

export function spanWords({ from, until }: FeeSpan, terms: Messages): string {
  const { fees } = terms;
  if (from === null) return fees.earlier(dayWords(until, terms));
  if (from === until || from === NO_SHOW) return dayWords(from, terms);
  return fees.span(dayWords(from, terms), dayWords(until, terms));
}

function dayWords(days: number, { fees }: Messages): string {
  if (days === NO_SHOW) return fees.noShow;
  if (days === 0) return fees.sameDay;
  return days === 1 ? fees.eve : fees.before(days);
}

export function shareWords(percent: number, { fees }: Messages): string {
  return percent === 0 ? fees.free : fees.percent(percent);
}
