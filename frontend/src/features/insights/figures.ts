import type { components } from "@/api/schema";
import type { Locale } from "@/lib/locale";
import { count, percent } from "@/lib/money";
import type { Messages } from "./text/ja";

type Schemas = components["schemas"];
export type Results = Schemas["Results"];
export type Question = Schemas["ResultsQuestion"];
export type Figures = Schemas["ResultsFigures"];
export type Row = Schemas["ResultsRow"];
export type Audience = Schemas["ResultsScope"]["audience"];
export type Population = Schemas["ResultsScope"]["population"];

/** Which questionnaire of which people: the two populations of participants are never mixed. */
export const PAIRS = [
  { population: "company", audience: "participant_post" },
  { population: "company", audience: "participant_pre" },
  { population: "employee", audience: "participant_post" },
  { population: "employee", audience: "participant_pre" },
  { population: "employer", audience: "employer" },
  { population: "host", audience: "host" },
] as const satisfies readonly { population: Population; audience: Audience }[];

export type Pair = (typeof PAIRS)[number];
export type PairName = `${Pair["population"]}_${Pair["audience"]}` & keyof Messages["pairs"];

export function pairName({ population, audience }: Pair): PairName {
  return `${population}_${audience}` as PairName;
}

/** One decimal for scores of scales, whole numbers for amounts. */
export function meanWords(mean: number): string {
  return Math.abs(mean) >= 100 ? count(Math.round(mean)) : mean.toFixed(2).replace(/0$/, "");
}

export function hasMean(figures: Figures): figures is Figures & { mean: number } {
  return visible(figures) && typeof figures.mean === "number";
}

export function visible(figures: Figures): boolean {
  return (figures.withheld ?? null) === null;
}

/** The ends of a scale: its numeric codes. An amount has none. */
export function axisOf(figures: readonly Figures[]): { least: number; most: number } | null {
  const codes = figures.flatMap(({ options }) => options.map(({ code }) => Number(code))).filter(Number.isFinite);
  return codes.length < 2 ? null : { least: Math.min(...codes), most: Math.max(...codes) };
}

/** Why nothing is shown, when the whole question is withheld; otherwise undefined. */
export function hiddenWhy(question: Question, words: Messages): string | undefined {
  const all = [...(question.figures ? [question.figures] : []), ...question.rows.map(({ figures }) => figures)];
  if (all.length === 0 || all.some(visible)) return undefined;
  const reason = all.find(({ withheld }) => withheld)?.withheld;
  return reason ? words.withheld[reason] : words.finding.withheld;
}

/** The one sentence above a chart, computed from its figures. */
export function findingOf(question: Question, words: Messages["finding"], locale: Locale): string {
  if (question.figures) return ownFinding(question.kind, question.figures, words, locale);
  const rows = question.rows.filter((row) => hasMean(row.figures));
  const ranked = rows.toSorted((a, b) => (b.figures.mean ?? 0) - (a.figures.mean ?? 0));
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst) return question.rows.some(({ figures }) => figures.answered_n > 0) ? words.withheld : words.none;
  const [highest, lowest] = [meanWords(best.figures.mean ?? 0), meanWords(worst.figures.mean ?? 0)];
  if (question.kind === "number_group") return words.amounts(best[locale], highest);
  if (best === worst) return words.single(best[locale], highest);
  return words.spread(best[locale], highest, worst[locale], lowest);
}

/** What the two best points of a scale are called: not every scale asks for satisfaction. */
function topTwoNames({ options }: Figures, locale: Locale): [string, string] {
  const points = options.filter(({ code }) => Number.isFinite(Number(code)));
  const [best, second] = points.toSorted((one, other) => Number(other.code) - Number(one.code));
  return [best?.[locale] ?? "", second?.[locale] ?? ""];
}

function ownFinding(kind: string, figures: Figures, words: Messages["finding"], locale: Locale): string {
  if (!visible(figures)) return words.withheld;
  if (figures.answered_n === 0) return words.none;
  if (kind === "text") return words.text(count(figures.answered_n));
  const { recommend_score: score, recommend_se: se, top2, mean, ci_low: low, ci_high: high } = figures;
  if (typeof score === "number" && typeof se === "number") {
    return words.recommend(
      signed(score),
      signed(Math.max(-100, score - 1.96 * se)),
      signed(Math.min(100, score + 1.96 * se)),
    );
  }
  if (top2 && typeof top2.low === "number" && typeof top2.high === "number") {
    const [best, second] = topTwoNames(figures, locale);
    return words.topTwo(best, second, percent(top2.percent), percent(top2.low), percent(top2.high));
  }
  if (typeof mean === "number") {
    return typeof low === "number" && typeof high === "number"
      ? words.mean(meanWords(mean), meanWords(low), meanWords(high))
      : words.meanPlain(meanWords(mean));
  }
  return topOption(figures, words, locale);
}

function topOption(figures: Figures, words: Messages["finding"], locale: Locale): string {
  const top = figures.options.toSorted((a, b) => b.count - a.count)[0];
  if (!top || top.count === 0 || typeof top.percent !== "number") return words.withheld;
  const share = percent(top.percent);
  return top.percent >= 100 && !figures.multiple ? words.all(share, top[locale]) : words.top(top[locale], share);
}

/** +23.3, −4.0, with a real minus sign. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(1);
  return value < 0 ? `−${digits}` : value > 0 ? `+${digits}` : digits;
}

/** What is counted beside the answers: blanks, 該当なし and those who were never asked. */
export function besides(figures: Figures, words: Messages["figures"]): string[] {
  return [
    ...(figures.blank_n > 0 ? [words.blank(count(figures.blank_n))] : []),
    ...(figures.na_n > 0 ? [words.na(count(figures.na_n))] : []),
    ...(figures.hidden_n > 0 ? [words.notAsked(count(figures.hidden_n))] : []),
  ];
}

export type Asked = {
  call_id?: string;
  half?: string;
  municipality?: string;
  facility_id?: string;
  audience: Audience;
  population: Population;
};

const PLACES = ["call_id", "half", "municipality", "facility_id"] as const;

/** The address of the page as the question to the API; unknown pairs fall back to the first. */
export function askedOf(search: URLSearchParams): Asked {
  const pair =
    PAIRS.find((each) => each.population === search.get("population") && each.audience === search.get("audience")) ??
    PAIRS[0];
  const places = PLACES.flatMap((name) => {
    const value = search.get(name);
    return value ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(places), ...pair };
}

/** The same figures as a file. */
export function csvPath(asked: Asked): string {
  return `/api/insights/results.csv?${new URLSearchParams(asked).toString()}`;
}

/** results_2026H2_employer.csv: what was asked for, readable in a folder. */
export function csvName(asked: Asked): string {
  const parts = ["results", asked.half, asked.municipality, asked.population, asked.audience];
  return `${parts.filter((part) => part !== undefined).join("_")}.csv`;
}
