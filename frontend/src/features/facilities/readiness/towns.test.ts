import { expect, test } from "vitest";
import { meanOf, townsOf } from "./towns";
import type { ReadinessRow } from "./wire";

function row(code: string, score: number, required: number, expired: number): ReadinessRow {
  return {
    facility_id: `${code}-${score}`,
    number: "F01",
    name: { ja: "施設", en: "" },
    municipality_code: code,
    municipality: { ja: code, en: code },
    score,
    gaps: required,
    required_gaps: required,
    expired,
    next_expiry: null,
    verdict: null,
    checked_on: null,
    to_check: false,
  };
}

test("municipalities have their mean and come lowest first", () => {
  const rows = [row("b", 90, 0, 0), row("a", 40, 2, 1), row("a", 61, 0, 2)];
  expect(
    townsOf(rows).map(({ code, mean, facilities, required, expired }) => [code, mean, facilities, required, expired]),
  ).toEqual([
    ["a", 51, 2, 1, 3],
    ["b", 90, 1, 0, 0],
  ]);
  expect(meanOf([])).toBe(0);
});
