import type { Locale } from "@/lib/locale";
import { yen } from "@/lib/money";
import type { Run, Summary } from "../wire";
import type { Messages } from "./text/ja";

export type FigureName = keyof Messages["rows"];

/** Which way is better; what is only told has none. */
const BETTER: Record<FigureName, "more" | "less" | null> = {
  placed: "more",
  first_wishes: "more",
  shortfall: "less",
  municipalities: "more",
  largest: "less",
  worst_score: "more",
  mean_score: "more",
  mean_host_score: "more",
  score: "more",
  claims: "less",
  cost_yen: null,
};

export const FIGURES = Object.keys(BETTER) as FigureName[];

export function valueOf(summary: Summary, name: FigureName): number | null {
  if (name === "largest") return summary.largest_share_per_mille;
  return summary[name] ?? null;
}

export function textOf(value: number | null, name: FigureName, words: Messages, locale: Locale): string {
  if (value === null) return words.none;
  if (name === "largest") return words.percent(value / 10);
  if (name === "cost_yen") return yen(value, locale);
  return name.endsWith("score") ? words.points(value) : words.cases(value);
}

/** Whether a value is the best of a row in which not all are alike. */
export function isBest(value: number | null, all: readonly (number | null)[], name: FigureName): boolean {
  const known = all.filter((each) => each !== null);
  if (BETTER[name] === null || value === null || known.every((each) => each === value)) return false;
  return value === (BETTER[name] === "more" ? Math.max(...known) : Math.min(...known));
}

/** The two that are compared, and the newest of each reference that isn't among them. */
export function columnsBeside(runs: readonly Run[], first: Run, second: Run): Run[] {
  const beside = (["first_come", "deferred_acceptance"] as const).flatMap((method) => newest(runs, method) ?? []);
  return [first, second, ...beside.filter(({ id }) => id !== first.id && id !== second.id)];
}

/** Runs come the newest first. */
export function newest(runs: readonly Run[], method: Run["method"]): Run | undefined {
  return runs.find((run) => run.method === method && run.state === "done");
}
