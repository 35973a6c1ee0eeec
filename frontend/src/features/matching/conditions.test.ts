import { describe, expect, test } from "vitest";
import {
  activeConditions,
  loosened,
  loosenings,
  movedTo,
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
  flexible: 2,
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
  test("dates that are not there can't move", () => {
    expect(read("flexible_days=3")).toEqual(NO_CONDITIONS);
    expect(read("starts_on=2026-12-07&ends_on=2026-12-08&flexible_days=5").flexible).toBe(0);
  });
  test("the API is asked with numbers as numbers", () => {
    expect(toQuery(asked)).toEqual({
      municipality: "242110",
      starts_on: "2026-12-07",
      ends_on: "2026-12-10",
      flexible_days: 2,
      party: 4,
      purpose: "retreat",
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
  test("what the server proposes is what happens, and nothing else", () => {
    const done = (parameter: string, value: string | null = null) => loosened(asked, { parameter, value });
    expect(done("must", "booth")).toEqual({ ...asked, must: ["booth"] });
    expect(done("must")).toEqual({ ...asked, must: [] });
    expect(done("facility_type")).toEqual({ ...asked, type: null });
    expect(done("municipality")).toEqual({ ...asked, municipality: null });
    expect(done("starts_on")).toEqual({ ...asked, starts_on: null, ends_on: null, flexible: 0 });
    expect(done("flexible_days", "7")).toEqual({ ...asked, flexible: 7 });
    expect(done("down_mbps", "46.7")).toEqual({ ...asked, down_mbps: 46 });
    expect(done("party", "3")).toEqual({ ...asked, party: 3 });
    expect(done("weather")).toEqual(asked);
  });
  test("only loosenings that help and can be pressed are offered, the most helpful first", () => {
    const by = [
      { condition: "vpn", count_if_loosened: 2, text: "a", loosen: { parameter: "must", value: "booth" } },
      { condition: "weather", count_if_loosened: 9, text: "b", loosen: { parameter: "weather", value: null } },
      { condition: "booth", count_if_loosened: 0, text: "c", loosen: { parameter: "must", value: "vpn" } },
      { condition: "price_max", count_if_loosened: 6, text: "d", loosen: { parameter: "price_max", value: null } },
    ];
    expect(loosenings(asked, by).map(({ text }) => text)).toEqual(["d", "a"]);
  });
});

test("a place that is free on other days is opened and applied to on those", () => {
  const moved = { shift_days: -2, starts_on: "2026-12-05", ends_on: "2026-12-08" };
  expect(movedTo(asked, moved)).toEqual({ ...asked, starts_on: "2026-12-05", ends_on: "2026-12-08", flexible: 0 });
  expect(movedTo(asked, { ...moved, shift_days: 0 })).toBe(asked);
  expect(movedTo(NO_CONDITIONS, { shift_days: 0 })).toBe(NO_CONDITIONS);
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
