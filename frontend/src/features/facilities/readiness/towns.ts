import type { ReadinessRow } from "./wire";

export type Town = {
  code: string;
  name: ReadinessRow["municipality"];
  facilities: number;
  mean: number;
  required: number;
  expired: number;
};

/** The rows by municipality, the lowest mean first. */
export function townsOf(rows: readonly ReadinessRow[]): Town[] {
  const towns = new Map<string, ReadinessRow[]>();
  for (const row of rows) towns.set(row.municipality_code, [...(towns.get(row.municipality_code) ?? []), row]);
  return [...towns]
    .map(([code, of]) => ({
      code,
      name: of[0]?.municipality ?? { ja: code, en: code },
      facilities: of.length,
      mean: meanOf(of),
      required: of.filter(({ required_gaps: gaps }) => gaps > 0).length,
      expired: of.reduce((sum, { expired }) => sum + expired, 0),
    }))
    .sort((one, other) => one.mean - other.mean || one.code.localeCompare(other.code));
}

/** A whole number; 0 of nothing. */
export function meanOf(rows: readonly ReadinessRow[]): number {
  return rows.length === 0 ? 0 : Math.round(rows.reduce((sum, { score }) => sum + score, 0) / rows.length);
}
