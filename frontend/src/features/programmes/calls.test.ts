import { describe, expect, test } from "vitest";
import { differing, draftOf, EMPTY_DRAFT, newerIn, perMille, termsFrom, termsOf, unreadable } from "./draft";
import { sectionsOf } from "./lines";
import { en } from "./text/en";
import { ja } from "./text/ja";
import type { Call, Terms } from "./wire";

const terms: Terms = {
  programme: { ja: "推進モデル事業", en: "Model project" },
  name: { ja: "下半期の試行", en: "Second half trial" },
  guidelines: { ja: "1　目的", en: "" },
  companies_allowed: true,
  employees_allowed: true,
  residence_rule: "any",
  apply_open_on: "2026-08-17",
  apply_close_on: "2027-03-24",
  apply_lead_days: 14,
  stay_from_on: "2026-10-01",
  stay_to_on: "2027-03-31",
  min_nights: 0,
  max_nights: 7,
  min_party: 1,
  max_party: 10,
  max_applications_per_year: null,
  max_open_applications: 3,
  selection_method: "first_come",
  hosts_agreed: false,
  work_days_required: false,
  subsidy_rate_per_mille: 333,
  cap_per_person_night_yen: 5000,
  cap_per_organisation_yen: null,
  night_cap: null,
  rounding_yen: 100,
  budget_total_yen: 3_000_000,
  survey_required: true,
  report_due_days: 30,
};

describe("typed terms", () => {
  test("what was read is sent back unchanged", () => {
    expect(termsFrom(draftOf(terms))).toEqual(terms);
  });

  test("the rate is typed in percent, full-width or with its sign", () => {
    expect(draftOf(terms).subsidy_rate_per_mille).toBe("33.3");
    expect([perMille("５０"), perMille("33.3%"), perMille("100")]).toEqual([500, 333, 1000]);
    expect([perMille("100.1"), perMille("33.33"), perMille("半分"), perMille("")]).toEqual([null, null, null, null]);
  });

  test("blank limits bound nothing; what is no number becomes one that the server refuses", () => {
    const sent = termsFrom({
      ...draftOf(terms),
      night_cap: " ",
      max_nights: "七",
      budget_total_yen: "3,000,000",
      max_party: "",
    });
    expect([sent.night_cap, sent.max_nights, sent.budget_total_yen, sent.max_party]).toEqual([
      null,
      -999,
      3_000_000,
      -999,
    ]);
  });

  test("numbers too great for the server's integers are still its to refuse", () => {
    expect(termsFrom({ ...draftOf(terms), max_nights: "99999999999999" }).max_nights).toBe(2_000_000_000);
  });

  test("only what the server could not read is refused here", () => {
    const faults = unreadable({ ...EMPTY_DRAFT, subsidy_rate_per_mille: "x" }, ja.errors);
    expect(faults.map(({ field }) => field)).toEqual([
      "apply_open_on",
      "apply_close_on",
      "stay_from_on",
      "stay_to_on",
      "subsidy_rate_per_mille",
    ]);
    expect(unreadable(draftOf(terms), ja.errors)).toEqual([]);
  });

  test("every field has its name in both languages", () => {
    for (const name of Object.keys(EMPTY_DRAFT)) expect([ja.fields[name], en.fields[name]]).not.toContain(undefined);
  });
});

test("a stale page finds the newer terms in the refusal, and where they differ", () => {
  const newer = newerIn({ code: "stale", current: { version: 4, terms: { ...terms, max_nights: 10 } } });
  expect(newer?.version).toBe(4);
  expect(differing(draftOf(terms), draftOf(newer?.terms ?? terms))).toEqual(["max_nights"]);
  expect(newerIn({ code: "call.wrong_state" })).toBeNull();
});

test("the terms inside a call are what may be sent", () => {
  const call: Call = {
    ...terms,
    id: "c",
    number: "2026H2-1",
    state: "published",
    phase: "open",
    suspended_reason: null,
    half: "2026H2",
    half_label: { ja: "令和8年度 下半期", en: "FY2026 second half" },
    may: [],
    version: 1,
  };
  expect(termsOf(call)).toEqual(terms);
});

describe("the paper", () => {
  const said = (changed: Partial<Terms>) =>
    sectionsOf({ ...terms, ...changed }, ja, "ja")
      .flatMap(({ lines }) => lines)
      .map(({ term, value }) => `${term}：${value}`);

  test("says dates as official papers do and numbers with their units", () => {
    expect(said({})).toContain("滞在できる期間：令和8年10月1日（木）から令和9年3月31日（水）まで");
    expect(said({})).toContain("滞在の長さ：日帰りから7泊まで");
    expect(said({})).toContain("助成：対象となる費用の33.3%（100円未満切捨て）");
    expect(said({})).toContain("1人1泊当たりの上限：5,000円");
  });

  test("leaves out what bounds nothing, and says when nothing is paid", () => {
    expect(said({}).some((line) => line.startsWith("1団体当たりの上限"))).toBe(false);
    expect(said({ subsidy_rate_per_mille: 0 })).toContain("助成：助成はありません");
    expect(said({ subsidy_rate_per_mille: 0 }).some((line) => line.startsWith("予算"))).toBe(false);
    expect(said({ min_nights: 3, max_nights: 3 })).toContain("滞在の長さ：3泊");
    expect(said({ max_nights: 0 })).toContain("滞在の長さ：日帰りのみ");
  });
});
