import { describe, expect, test } from "vitest";
import type { Run, Summary } from "../wire";
import { columnsBeside, isBest, textOf, valueOf } from "./figures";
import { ja } from "./text/ja";

const SUMMARY = { placed: 9, shortfall: 1, largest_share_per_mille: 222, worst_score: null } as Summary;

describe("figures side by side", () => {
  test("the better one is marked, whichever way better is; of equal ones none", () => {
    expect([9, 8].map((value) => isBest(value, [9, 8], "placed"))).toEqual([true, false]);
    expect([1, 0].map((value) => isBest(value, [1, 0], "shortfall"))).toEqual([false, true]);
    expect(isBest(9, [9, 9], "placed")).toBe(false);
    expect(isBest(null, [null, 40], "worst_score")).toBe(false);
    expect(isBest(1, [1, 2], "cost_yen")).toBe(false);
  });

  test("a share is said in percent, a missing score in a word", () => {
    expect(textOf(valueOf(SUMMARY, "largest"), "largest", ja, "ja")).toBe("22.2％");
    expect(textOf(valueOf(SUMMARY, "worst_score"), "worst_score", ja, "ja")).toBe(ja.none);
  });

  test("references stand beside once, the newest of each", () => {
    const run = (id: string, method: Run["method"], state: Run["state"] = "done") => ({ id, method, state }) as Run;
    const runs = [
      run("6", "first_come", "failed"),
      run("5", "deferred_acceptance"),
      run("4", "first_come"),
      run("3", "first_come"),
      run("2", "optimise"),
    ];
    const [first, second] = [run("2", "optimise"), run("5", "deferred_acceptance")];
    expect(columnsBeside(runs, first, second).map(({ id }) => id)).toEqual(["2", "5", "4"]);
  });
});
