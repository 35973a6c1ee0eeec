import { describe, expect, test } from "vitest";
import type { Place, Placed, Proposal, Run } from "../wire";
import { datesOf, dayAt, rowsOf, stretchesOf } from "./plan";
import { percentOf, qualityOf, stageOf } from "./quality";
import { ja } from "./text/ja";

function stay(number: string, facility: string, starts_on: string, ends_on: string): Placed {
  return {
    asked: { booking_id: number, number, kind: "company", organisation_name: "", party: 2 },
    facility: { id: facility, municipality_code: "242152", name: { ja: facility, en: "" } },
    starts_on,
    ends_on,
    items: [],
    met: [],
    unmet: [],
    claims: [],
    days_off: 0,
    score: 80,
    host_score: 50,
    is_pinned: false,
    lat: 34,
    lon: 136,
  };
}

function place(id: string, nights: Place["nights"]): Place {
  return { facility: { id, municipality_code: "242152", name: { ja: id, en: "" } }, lat: 34, lon: 136, nights };
}

const PLAN = {
  places: [place("a", [{ on: "2026-12-08", open: 2, taken: 2 }]), place("b", [])],
  placed: [
    stay("1", "a", "2026-12-07", "2026-12-10"),
    stay("2", "a", "2026-12-09", "2026-12-11"),
    stay("3", "a", "2026-12-10", "2026-12-11"),
    stay("4", "b", "2026-12-12", "2026-12-12"),
  ],
} as unknown as Proposal;

describe("the calendar of a plan", () => {
  test("has every night from the first to the last, and the day of a day's use", () => {
    const dates = datesOf(PLAN);
    expect([dates[0], dates.at(-1), dates.length]).toEqual(["2026-12-07", "2026-12-12", 6]);
    expect(datesOf({ places: [], placed: [] } as unknown as Proposal)).toEqual([]);
  });

  test("stays that share a night lie in lanes of their own; who leaves makes room the same day", () => {
    const [a, b] = rowsOf(PLAN);
    expect(a?.lanes.map((lane) => lane.map(({ asked }) => asked.number))).toEqual([["1", "3"], ["2"]]);
    expect(b?.lanes).toHaveLength(1);
    expect(a?.nights.get("2026-12-08")).toEqual({ open: 2, taken: 2 });
  });

  test("a lane fills its row, whatever lies in it", () => {
    const dates = datesOf(PLAN);
    for (const { lanes } of rowsOf(PLAN))
      for (const lane of lanes) {
        const stretches = stretchesOf(lane, dates);
        expect(stretches.reduce((sum, { days }) => sum + days, 0)).toBe(dates.length);
        expect(stretches.flatMap(({ stay: found }) => found?.asked.number ?? [])).toEqual(
          lane.map(({ asked }) => asked.number),
        );
      }
  });

  test("the pointer's day within a stay of several nights", () => {
    expect(dayAt("2026-12-07", 3, 0)).toBe("2026-12-07");
    expect(dayAt("2026-12-07", 3, 0.5)).toBe("2026-12-08");
    expect(dayAt("2026-12-07", 3, 1)).toBe("2026-12-09");
  });
});

describe("how sure a run is", () => {
  const run = (more: Partial<Run>) => ({ status: null, ...more }) as Run;

  test("a gap is never said smaller than it is", () => {
    expect(percentOf(3_040)).toBe("0.4");
    expect(percentOf(3_000)).toBe("0.3");
    expect(percentOf(1)).toBe("0.1");
    expect(qualityOf(run({ status: "within_gap", gap_per_million: 2_100 }), ja.quality)).toContain("0.3％以内");
  });

  test("nothing is claimed before it is finished", () => {
    expect(qualityOf(run({}), ja.quality)).toBe("");
    expect(qualityOf(run({ status: "proved" }), ja.quality)).toBe(ja.quality.proved);
  });

  test("says which stage it is at", () => {
    expect(stageOf(run({ progress: { stage: "tiers" } }))).toEqual({ at: 3, stage: "tiers" });
    expect(stageOf(run({ progress: { stage: "" } }))).toEqual({ at: 0, stage: "begin" });
  });
});
