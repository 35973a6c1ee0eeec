import { describe, expect, test } from "vitest";
import type { Policy } from "../wire";
import { draftOf, ownField, policyFrom, unreadable } from "./draft";
import { ja } from "./text/ja";

const POLICY: Policy = {
  applicant_weight: 6,
  host_weight: 4,
  tiers: [80, 60, 40],
  limits: [
    { municipality_code: "242152", floor: 1, cap: 3 },
    { municipality_code: "242098", cap: 2, floor: null },
  ],
  shares: [{ tag: "first_timer", per_mille: 255 }],
  per_organisation: 1,
  budget_yen: 1_200_000,
  rotation: 2,
};

describe("a policy while it is typed", () => {
  test("comes back as it was", () => {
    expect(policyFrom(draftOf(POLICY))).toEqual(POLICY);
  });

  test("reads full-width digits, commas and any order of tiers", () => {
    const typed = { ...draftOf(POLICY), budget_yen: "１，２００，０００", tiers: "40、80 60", first_timer: "２５．５" };
    expect(policyFrom(typed)).toEqual(POLICY);
    expect(unreadable(typed, ja.errors)).toEqual([]);
  });

  test("rotation is off when nothing is chosen", () => {
    expect(policyFrom({ ...draftOf(POLICY), rotation: "" }).rotation).toBeNull();
  });

  test("a row without numbers limits nothing and is not sent", () => {
    const typed = { ...draftOf(POLICY), limits: [{ code: "242152", floor: "", cap: "" }] };
    expect(policyFrom(typed).limits).toEqual([]);
  });

  test("says what it can't read, at its field", () => {
    const typed = {
      ...draftOf(POLICY),
      applicant_weight: "0",
      host_weight: "0",
      tiers: "80, 80",
      sme: "101",
      limits: [
        { code: "242152", floor: "4", cap: "3" },
        { code: "242098", floor: "x", cap: "" },
      ],
    };
    expect(unreadable(typed, ja.errors).map(({ field }) => field)).toEqual([
      "applicant_weight",
      "tiers",
      "sme",
      "limit-242152",
      "limit-242098",
    ]);
  });

  test("the server's rows are the page's fields", () => {
    expect(ownField("limits[1].floor", POLICY)).toBe("limit-242098");
    expect(ownField("shares[0]", POLICY)).toBe("first_timer");
    expect(ownField("tiers[2]", POLICY)).toBe("tiers");
    expect(ownField("budget_yen", POLICY)).toBe("budget_yen");
  });
});
