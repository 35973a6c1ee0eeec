import { describe, expect, test } from "vitest";
import { daysFrom } from "@/lib/dates";
import { monthsOf, outlook } from "./months";

const free = (from: string, count: number) => daysFrom(from, count).map((on) => ({ on, status: "free" as const }));

describe("months of a calendar", () => {
  test("are whole, begin on Sunday and know nothing of days that were not told", () => {
    const months = monthsOf(free("2026-11-20", 20));
    expect(months.map(({ key }) => key)).toEqual(["2026-11", "2026-12"]);
    const november = months[0]!;
    expect(november.weeks[0]?.days[0]).toEqual({ on: "2026-11-01", status: null });
    expect(november.weeks.flatMap(({ days }) => days).filter((day) => day !== null)).toHaveLength(30);
    expect(months[1]?.weeks[0]?.days.slice(0, 3)).toEqual([null, null, { on: "2026-12-01", status: "free" }]);
    for (const { weeks } of months) for (const { days } of weeks) expect(days).toHaveLength(7);
  });
});

describe("what the wished dates come to", () => {
  const days = free("2026-11-20", 10).map((day) =>
    day.on === "2026-11-23" ? { ...day, status: "full" as const } : day,
  );
  test("the worst of their nights, the day of leaving not counted", () => {
    expect(outlook(days, { starts_on: "2026-11-20", ends_on: "2026-11-23", by: "nights" })).toBe("free");
    expect(outlook(days, { starts_on: "2026-11-20", ends_on: "2026-11-23", by: "days" })).toBe("full");
  });
  test("a day that nothing is told of makes it unknown, not free", () => {
    expect(outlook(days, { starts_on: "2026-11-28", ends_on: "2026-12-02", by: "nights" })).toBe("unknown");
  });
});
