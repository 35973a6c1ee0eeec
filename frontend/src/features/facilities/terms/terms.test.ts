import { describe, expect, test } from "vitest";
import { feeSpans, feeTiers, shareWords, spanWords } from "./cancellation";
import { closedDays, hoursRuns, hoursWords } from "./opening";
import { hazardWords, languageWords, landscapeOf, nameOf } from "./place";
import { lowestPriceWords, priceWords } from "./price";
import { en } from "./text/en";
import { ja } from "./text/ja";

const week = (opens: string, closes: string, weekdays = [0, 1, 2, 3, 4, 5, 6]) =>
  weekdays.map((weekday) => ({ weekday, opens, closes }));

describe("opening hours in words", () => {
  test("neighbouring days with the same hours are said once", () => {
    expect(hoursWords(week("08:00", "21:00"), ja)).toEqual(["毎日 8:00～21:00"]);
    expect(hoursWords(week("09:00", "18:00", [0, 1, 3, 4, 5, 6]), ja)).toEqual([
      "月～火 9:00～18:00",
      "水 利用なし",
      "木～日 9:00～18:00",
    ]);
    expect(hoursWords(week("00:00", "24:00"), en)).toEqual(["Every day 24 hours"]);
  });
  test("no rows are no fixed hours, not a closed house", () => {
    expect(hoursRuns([])).toEqual([]);
    expect(hoursWords([], ja)).toEqual([ja.noHours]);
  });
  test("closing rules are sentences a visitor knows", () => {
    expect(closedDays([], ja, "ja")).toBe("なし（年中無休）");
    expect(closedDays([{ kind: "nth_weekday", nth: 3, weekday: 0 }, { kind: "public_holiday" }], ja, "ja")).toBe(
      "第3月曜日、祝日",
    );
    expect(closedDays([{ kind: "dates", starts_on: "2026-12-26", ends_on: "2026-12-27" }], ja, "ja")).toBe(
      "2026年12月26日（土）～2026年12月27日（日）",
    );
  });
});

describe("cancellation rows as a table", () => {
  const rows = [
    { min_party: 1, days_before: 1, percent: 20 },
    { min_party: 1, days_before: 0, percent: 80 },
    { min_party: 1, days_before: -1, percent: 100 },
  ];
  test("every day before the stay stands in exactly one line", () => {
    expect(feeSpans(rows)).toEqual([
      { from: null, until: 2, percent: 0 },
      { from: 1, until: 1, percent: 20 },
      { from: 0, until: 0, percent: 80 },
      { from: -1, until: -1, percent: 100 },
    ]);
  });
  test("the words name the day", () => {
    const lines = feeSpans(rows).map((span) => `${spanWords(span, ja)} ${shareWords(span.percent, ja)}`);
    expect(lines).toEqual(["2日前まで 無料", "前日 料金の20%", "当日 料金の80%", "連絡なしの不泊・不使用 料金の100%"]);
    const [, week, last] = feeSpans([
      { min_party: 1, days_before: 7, percent: 20 },
      { min_party: 1, days_before: 2, percent: 50 },
    ]);
    expect(week && spanWords(week, ja)).toBe("7日前～3日前");
    expect(last && spanWords(last, ja)).toBe("2日前～当日");
  });
  test("big parties have a table of their own", () => {
    const tiers = feeTiers([...rows, { min_party: 10, days_before: 14, percent: 10 }]);
    expect(tiers.map(({ min_party }) => min_party)).toEqual([1, 10]);
  });
});

describe("what nobody stated is never guessed", () => {
  test("no price is not a free price", () => {
    expect(priceWords({ price_yen: null, price_basis: null }, ja, "ja")).toBe("未登録");
    expect(priceWords({ price_yen: 0, price_basis: "person_day" }, ja, "ja")).toBe("無料");
    expect(lowestPriceWords({ price_yen: 6800, price_basis: "person_night" }, ja, "ja")).toBe("6,800円～／人・泊");
    expect(priceWords({ price_yen: 6800, price_basis: "person_night" }, en, "en")).toBe("¥6,800 per person, night");
  });
  test("hazards and languages", () => {
    expect(hazardWords([], ja)).toBe("浸水・土砂災害の想定区域の外");
    expect(hazardWords(["flood_0.5-3m", "tsunami"], ja)).toBe("洪水浸水想定区域（0.5～3m未満）、津波浸水想定区域");
    expect(languageWords([], ja)).toBe("未登録");
    expect(languageWords(["ja", "en"], en)).toBe("Japanese, English");
  });
});

test("a name without English stays Japanese, and a theme has a landscape", () => {
  expect(nameOf({ name_ja: "森の家", name_en: "" }, "en")).toBe("森の家");
  expect(landscapeOf("海・食")).toBe("sea");
  expect(landscapeOf("まちなか型")).toBe("town");
});
