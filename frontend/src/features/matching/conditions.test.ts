import { describe, expect, test } from "vitest";
import {
  activeConditions,
  loosen,
  loosenings,
  NO_CONDITIONS,
  readConditions,
  toQuery,
  without,
  writeConditions,
  type Conditions,
} from "./conditions";
import { withPurpose } from "./conditionWords";
import { wishedBy } from "./wished";

const asked: Conditions = {
  ...NO_CONDITIONS,
  municipality: "242110",
  starts_on: "2026-12-07",
  ends_on: "2026-12-10",
  party: 4,
  purpose: "retreat",
  type: "lodging",
  must: ["vpn", "booth"],
  wish: ["children"],
  down_mbps: 100,
  price_max: 8000,
  call: "c1",
  sort: "price",
};

const read = (text: string) => readConditions(new URLSearchParams(text));

describe("the address and the conditions say the same", () => {
  test("what is written reads back as it was", () => {
    expect(readConditions(writeConditions(asked))).toEqual(asked);
    expect(readConditions(writeConditions(NO_CONDITIONS))).toEqual(NO_CONDITIONS);
  });
  test("no conditions leave the address bare", () => expect(writeConditions(NO_CONDITIONS).toString()).toBe(""));
  test("a link that was cut or mistyped is read as far as it makes sense", () => {
    expect(read("starts_on=2026-12-07")).toEqual(NO_CONDITIONS);
    expect(read("starts_on=2026-12-10&ends_on=2026-12-07")).toEqual(NO_CONDITIONS);
    expect(read("starts_on=2026-02-30&ends_on=2026-03-01")).toEqual(NO_CONDITIONS);
    expect(read("party=0&must=vpn,telepathy&sort=magic&down_mbps=-3&facility_type=castle").must).toEqual(["vpn"]);
    expect(read("party=999").party).toBe(1);
  });
  test("a municipality wins over its area, a must-have over the same wish", () => {
    expect(read("area=北勢&municipality=242110").area).toBeNull();
    expect(read("must=vpn&wish=vpn,pets").wish).toEqual(["pets"]);
  });
  test("the API is asked without the purpose, with numbers as numbers", () => {
    expect(toQuery(asked)).toEqual({
      municipality: "242110",
      starts_on: "2026-12-07",
      ends_on: "2026-12-10",
      party: 4,
      facility_type: "lodging",
      must: "vpn,booth",
      wish: "children",
      down_mbps: 100,
      price_max: 8000,
      call_id: "c1",
      sort: "price",
    });
  });
});

describe("taking a condition away", () => {
  test("each chip takes away exactly itself", () => {
    const all = activeConditions(asked);
    expect(all).toHaveLength(8);
    for (const one of all) {
      const left = activeConditions(without(asked, one));
      expect(left).toEqual(all.filter((other) => other !== one));
    }
  });
  test("what the server names is what is loosened", () => {
    expect(loosen(asked, "vpn").must).toEqual(["booth"]);
    expect(loosen(asked, "booth").must).toEqual(["vpn"]);
    expect(loosen(asked, "facility_type").type).toBeNull();
    expect(loosen(asked, "municipality").municipality).toBeNull();
    expect(loosen(asked, "dates")).toMatchObject({ starts_on: null, ends_on: null });
    expect(loosen(asked, "down_mbps").down_mbps).toBeNull();
    expect(loosen(asked, "party", "3").party).toBe(3);
  });
  test("only loosenings that help and can be pressed are offered, the most helpful first", () => {
    const by = [
      { condition: "vpn", count_if_loosened: 2, text: "a", loosen: { parameter: "vpn", value: null } },
      { condition: "weather", count_if_loosened: 9, text: "b", loosen: { parameter: "weather", value: null } },
      { condition: "booth", count_if_loosened: 0, text: "c", loosen: { parameter: "booth", value: null } },
      { condition: "price_max", count_if_loosened: 6, text: "d", loosen: { parameter: "price_max", value: null } },
    ];
    expect(loosenings(asked, by).map(({ text }) => text)).toEqual(["d", "a"]);
  });
});

test("a purpose adds its wishes once, and never what is a must-have", () => {
  const next = withPurpose({ ...NO_CONDITIONS, must: ["vpn"], wish: ["invoice"] }, "hr");
  expect(next.wish).toEqual(["invoice", "calls", "booth", "chairs"]);
  expect(withPurpose(next, "hr").wish).toEqual(next.wish);
  expect(withPurpose(next, null).wish).toEqual(next.wish);
});

test("nights are boxed where people sleep, days where they work", () => {
  expect(wishedBy({ facility_type: "lodging" }, asked)?.by).toBe("nights");
  expect(wishedBy({ facility_type: "coworking" }, asked)?.by).toBe("days");
  expect(wishedBy({ facility_type: "lodging" }, NO_CONDITIONS)).toBeNull();
});
