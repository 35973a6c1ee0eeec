import { describe, expect, test } from "vitest";
import { groupOf } from "./guests";
import { ja } from "./text/ja";
import { age, timeLeft, urgencyOf } from "./urgency";

const now = new Date("2026-11-20T03:00:00Z");
const row = {
  state: "host_check" as const,
  holder: { standing: "host", places: [], until: "2026-11-27T08:00:00Z" },
  submitted_at: "2026-11-10T00:00:00Z",
  updated_at: "2026-11-17T00:00:00Z",
};
const until = (at: string) => ({ ...row, holder: { standing: "host", places: [], until: at } });

describe("heaps of a worklist", () => {
  test.each([
    ["past its deadline", until("2026-11-20T02:59:00Z"), "overdue"],
    ["due tomorrow", until("2026-11-21T08:00:00Z"), "soon"],
    ["arrived this morning", { ...row, updated_at: "2026-11-20T00:00:00Z" }, "fresh"],
    ["due next week", row, "waiting"],
    ["confirmed and begun, but nobody said who came", { ...row, state: "confirmed" as const }, "arrival"],
  ])("%s", (_, matter, heap) => {
    expect(urgencyOf(matter, now)).toBe(heap);
  });

  test("a matter without a deadline is never late", () => {
    expect(urgencyOf({ ...row, holder: null }, now)).toBe("waiting");
  });
});

test("time left and age are said in the largest whole unit", () => {
  expect(timeLeft("2026-11-27T08:00:00Z", now, ja.left)).toBe("あと7日");
  expect(timeLeft("2026-11-20T08:30:00Z", now, ja.left)).toBe("あと5時間");
  expect(timeLeft("2026-11-18T02:00:00Z", now, ja.left)).toBe("2日過ぎています");
  expect(age("2026-11-17T00:00:00Z", now, ja.ago)).toBe("3日前");
  expect(age("2026-11-20T02:40:00Z", now, ja.ago)).toBe("1時間以内");
});

test("a guest of today's list stands in one group", () => {
  expect(groupOf({ state: "confirmed", ends_on: "2026-11-22" }, "2026-11-20")).toBe("arriving");
  expect(groupOf({ state: "checked_in", ends_on: "2026-11-22" }, "2026-11-20")).toBe("staying");
  expect(groupOf({ state: "checked_in", ends_on: "2026-11-20" }, "2026-11-20")).toBe("leaving");
  expect(groupOf({ state: "no_show", ends_on: "2026-11-22" }, "2026-11-20")).toBe("noShow");
});
