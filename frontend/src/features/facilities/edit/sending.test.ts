import { describe, expect, test } from "vitest";
import type { Listing } from "../wire";
import { draftOf, emptyListing } from "./draft";
import { differences, listingFrom } from "./sending";

const house: Listing = {
  ...emptyListing("242110"),
  name: { ja: "海の家", en: "Sea house" },
  name_kana: "ウミノイエ",
  lat: 34.48,
  lon: 136.84,
  down_mbps: 98.5,
  up_mbps: null,
  measured_on: "2026-09-01",
  wired_lan: false,
  vpn_allowed: null,
  pets_allowed: true,
  parking: 0,
  check_in_time: "15:00",
  hours: [{ weekday: 0, opens: "09:00", closes: "24:00" }],
  closing_rules: [{ kind: "nth_weekday", weekday: 2, nth: 3, starts_on: null, ends_on: null }],
  cancellation_rules: [{ min_party: 1, days_before: -1, percent: 100 }],
  unit_types: [
    {
      id: "a",
      kind: "room",
      name: { ja: "和室", en: "" },
      capacity: 3,
      count: 2,
      price_yen: 6800,
      price_basis: "person_night",
      covers: [],
    },
    {
      id: "b",
      kind: "whole",
      name: { ja: "一棟", en: "" },
      capacity: 6,
      count: 1,
      price_yen: 30000,
      price_basis: "unit_night",
      covers: [0],
    },
  ],
  house_rules: [{ ja: "禁煙", en: "No smoking" }],
};

describe("a listing in the editor", () => {
  test("comes out as it went in: unknown stays unknown, no stays no, none stays none", () => {
    expect(differences(house, listingFrom(draftOf(house)))).toEqual([]);
    expect(differences(emptyListing("1"), listingFrom(draftOf(emptyListing("1"))))).toEqual([]);
  });
  test("full-width digits and commas are numbers", () => {
    const draft = draftOf(house);
    draft.numbers.down_mbps = "１，２００";
    expect(listingFrom(draft).down_mbps).toBe(1200);
  });
  test("what is no number is sent to be refused, not dropped", () => {
    const draft = draftOf(house);
    draft.numbers.parking = "たくさん";
    expect(listingFrom(draft).parking).toBeLessThan(0);
  });
  test("a whole goes on covering its types when rows before them are removed", () => {
    const draft = draftOf({
      ...house,
      unit_types: [
        { ...house.unit_types[0]!, id: "z" },
        house.unit_types[0]!,
        { ...house.unit_types[1]!, covers: [1] },
      ],
    });
    draft.units.shift();
    expect(listingFrom(draft).unit_types[1]?.covers).toEqual([0]);
  });
});

test("differences name the fields", () => {
  expect(differences(house, { ...house, parking: 3, name: { ja: "山の家", en: "Sea house" } })).toEqual([
    "name",
    "parking",
  ]);
});
