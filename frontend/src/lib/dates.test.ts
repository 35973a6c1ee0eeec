import { describe, expect, test } from "vitest";
import * as dates from "./dates";

describe("dates as people read them", () => {
  test("Japanese and English name the weekday", () => {
    expect(dates.shortDate("2026-12-07", "ja")).toBe("12月7日（月）");
    expect(dates.shortDate("2026-12-07", "en")).toBe("Mon 7 Dec");
  });

  test("papers carry the era, and the first year of an era is 元年", () => {
    expect(dates.officialDate("2026-11-20", "ja")).toBe("令和8年11月20日（金）");
    expect(dates.eraYear("2019-05-01")).toBe("令和元年");
    expect(dates.eraYear("2019-04-30")).toBe("平成31年");
  });

  test("a range says its month once, and its year only when that changes", () => {
    expect(dates.dateRange("2026-12-07", "2026-12-10", "ja")).toBe("12月7日（月）～10日（木）");
    expect(dates.dateRange("2026-11-30", "2026-12-02", "ja")).toBe("11月30日（月）～12月2日（水）");
    expect(dates.dateRange("2026-12-30", "2027-01-02", "ja")).toBe("12月30日（水）～2027年1月2日（土）");
    expect(dates.dateRange("2026-12-07", "2026-12-07", "ja")).toBe("12月7日（月）");
  });

  test("a stay counts nights, and none is day use", () => {
    expect(dates.stayLength("2026-12-07", "2026-12-10", "ja")).toBe("3泊4日");
    expect(dates.stayLength("2026-12-07", "2026-12-08", "en")).toBe("1 night");
    expect(dates.stayLength("2026-12-07", "2026-12-07", "ja")).toBe("日帰り");
  });

  test("an instant is shown in Japan's time wherever the reader is", () => {
    expect(dates.moment("2026-11-20T15:30:00Z", "ja")).toBe("2026年11月21日（土） 00:30");
    expect(dates.dayInJapan(new Date("2026-11-20T14:59:59Z"))).toBe("2026-11-20");
    expect(dates.dayInJapan(new Date("2026-11-20T15:00:00Z"))).toBe("2026-11-21");
  });
});

describe("fiscal halves", () => {
  test.each([
    ["2026-03-31", "令和7（2025）年度 下半期"],
    ["2026-04-01", "令和8（2026）年度 上半期"],
    ["2026-09-30", "令和8（2026）年度 上半期"],
    ["2026-10-01", "令和8（2026）年度 下半期"],
    ["2019-04-30", "令和元（2019）年度 上半期"],
  ])("%s lies in %s", (on, label) => {
    expect(dates.halfLabel(dates.halfOf(on), "ja")).toBe(label);
  });
});

describe("dates as people type them", () => {
  test.each([
    ["2026/12/7", "2026-12-07"],
    ["2026-12-07", "2026-12-07"],
    ["20261207", "2026-12-07"],
    ["２０２６／１２／７", "2026-12-07"],
    ["2026年12月7日（月）", "2026-12-07"],
    ["R8.12.7", "2026-12-07"],
    ["令和8年12月7日", "2026-12-07"],
    ["令和元年5月1日", "2019-05-01"],
    ["12/7", "2026-12-07"],
    ["12月7日", "2026-12-07"],
    // Before today without a year is the next one.
    ["4/1", "2027-04-01"],
  ])("%s is read as %s", (typed, on) => {
    expect(dates.parseDay(typed, "2026-11-20")).toBe(on);
  });

  test.each(["2026/2/30", "13/1", "あした", "", "2026/12"])("%s is not a date", (typed) => {
    expect(dates.parseDay(typed, "2026-11-20")).toBeNull();
  });
});

test("days are added across months and leap years", () => {
  expect(dates.addDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(dates.daysFrom("2026-12-30", 4)).toEqual(["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
  expect(dates.nightsBetween("2026-12-30", "2027-01-02")).toBe(3);
});
