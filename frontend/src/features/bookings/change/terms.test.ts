import { describe, expect, test } from "vitest";
import type { Draft } from "../apply/draft";
import { redate, termsOf } from "./terms";

const plan = (place: string) => ({ basis: "telework" as const, starts: "8:30", ends: "17:15", place, contact: "059" });

const draft: Draft = {
  saved: { id: "b", version: 3 },
  callId: "call",
  organisationId: "org",
  wishes: [{ key: 0, facilityId: "f", startsOn: "2026-12-07", endsOn: "2026-12-08", quantities: { room: 1 } }],
  party: "２",
  children: "0",
  companions: "0",
  purpose: "retreat",
  purposeNote: "",
  needs: " 静かな席 ",
  considerations: "",
  arrivalTime: "9:00",
  criteria: ["集中できるか"],
  days: { "2026-12-07": plan("一日目"), "2026-12-08": plan("二日目") },
  consents: [],
};

describe("the terms of a change", () => {
  test("are what the form says, typed as people type", () => {
    const terms = termsOf(draft);
    expect(terms?.party).toBe(2);
    expect(terms?.arrival_time).toBe("09:00");
    expect(terms?.items).toEqual([{ unit_type_id: "room", quantity: 1 }]);
  });

  test("are none while nothing is chosen", () => {
    expect(termsOf({ ...draft, wishes: [] })).toBeNull();
    expect(termsOf({ ...draft, party: "" })).toBeNull();
  });
});

describe("other dates", () => {
  test("take the plan of the days along, and a further day gets that of the last", () => {
    const moved = redate(draft, "2026-12-14", "2026-12-16");
    expect(Object.entries(moved.days).map(([day, { place }]) => `${day} ${place}`)).toEqual([
      "2026-12-14 一日目",
      "2026-12-15 二日目",
      "2026-12-16 二日目",
    ]);
  });

  test("leave nothing planned outside the stay", () => {
    expect(Object.keys(redate(draft, "2026-12-07", "2026-12-07").days)).toEqual(["2026-12-07"]);
  });

  test("plan nothing where nothing was planned", () => {
    expect(redate({ ...draft, days: {} }, "2026-12-14", "2026-12-16").days).toEqual({});
  });
});
