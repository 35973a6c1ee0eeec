import { describe, expect, test } from "vitest";
import type { Application, Booking } from "../wire";
import { faults, stepOf, typedIn } from "./checks";
import {
  clockTime,
  copyToAll,
  dayOf,
  differences,
  draftOf,
  freshDraft,
  moveTo,
  replacePlace,
  stayDays,
  toApplication,
  whole,
  withAlso,
  withFreedom,
  type Draft,
} from "./draft";
import { itemPrice, wishPrice } from "./price";
import { remedyOf } from "./remedy";
import { ja } from "./text/ja";
import { settle } from "./useApplying";

const search = new URLSearchParams("starts_on=2026-12-07&ends_on=2026-12-10&party=4&call_id=call");
const fresh = () => ({ ...freshDraft("bay", search), organisationId: "seiji" });

function filled(): Draft {
  const draft = fresh();
  return {
    ...draft,
    wishes: draft.wishes.map((wish) => ({ ...wish, quantities: { room: 2, desk: 0 } })),
    purpose: "retreat",
    criteria: ["　集中できる時間が増えるか ", ""],
    children: "０",
    arrivalTime: "1500",
    days: {
      "2026-12-07": { basis: "telework", starts: "9:00", ends: "17：15", place: "個室", contact: "059-000-0000" },
    },
  };
}

const rules = { kind: "company" as const, planRequired: false, dayName: (day: string) => day };
const fields = (step: Parameters<typeof faults>[0], draft: Draft, more = {}) =>
  faults(step, draft, ja.errors, { ...rules, ...more }).map(({ field }) => field);

describe("what is typed and what is sent", () => {
  test("the search's dates, people and call are taken over", () => {
    const { wishes, party, callId } = fresh();
    expect(wishes[0]).toMatchObject({ facilityId: "bay", startsOn: "2026-12-07", endsOn: "2026-12-10" });
    expect([party, callId]).toEqual(["4", "call"]);
    expect(toApplication({ ...freshDraft("", search), organisationId: "seiji" })).toMatchObject({
      wishes: [],
      anywhere: true,
      dates: { starts_on: "2026-12-07", ends_on: "2026-12-10" },
    });
  });

  test("text becomes numbers, times and trimmed lines; units of none are left out", () => {
    expect(toApplication(filled())).toEqual({
      call_id: "call",
      organisation_id: "seiji",
      party: 4,
      children: 0,
      companions: 0,
      purpose: "retreat",
      purpose_note: "",
      needs: "",
      considerations: "",
      arrival_time: "15:00",
      wishes: [
        {
          facility_id: "bay",
          also_facility_id: null,
          starts_on: "2026-12-07",
          ends_on: "2026-12-10",
          items: [{ unit_type_id: "room", quantity: 2 }],
        },
      ],
      criteria: ["集中できる時間が増えるか"],
      work_days: [
        {
          day: "2026-12-07",
          basis: "telework",
          starts: "09:00",
          ends: "17:15",
          place: "個室",
          contact: "059-000-0000",
        },
      ],
      consents: [],
      channel: "web",
      wait_if_full: false,
      anywhere: false,
      flexible_days: 0,
      dates: null,
    });
  });

  test("a second place goes out with its units, and is taken away with them", () => {
    const draft = { ...filled(), waitIfFull: true };
    const [wish] = draft.wishes;
    if (!wish) throw new Error("a wish");
    const pair = { ...wish, alsoId: "desks", quantities: { ...wish.quantities, desk: 3 } };
    const both = toApplication({ ...draft, wishes: [pair] });
    expect(both).toMatchObject({ wait_if_full: false, wishes: [{ facility_id: "bay", also_facility_id: "desks" }] });
    expect(both?.wishes?.[0]?.items).toContainEqual({ unit_type_id: "desk", quantity: 3 });
    expect(withAlso(pair, undefined, [{ id: "room" }])).toEqual({ ...wish, quantities: { room: 2 } });
    expect(withAlso(pair, "other", [{ id: "room" }])).toEqual({ ...wish, alsoId: "other", quantities: { room: 2 } });
  });

  test("what is free beside the wishes goes out with them, and without a place only the dates do", () => {
    const free = withFreedom({ ...filled(), pooled: true }, { places: "other", flexibleDays: 2 });
    expect(toApplication(free)).toMatchObject({ anywhere: true, flexible_days: 2, dates: null });
    expect(toApplication(free)?.wishes).toHaveLength(1);
    const anywhere = withFreedom(free, { places: "any" });
    expect(toApplication(anywhere)).toMatchObject({
      wishes: [],
      anywhere: true,
      flexible_days: 2,
      dates: { starts_on: "2026-12-07", ends_on: "2026-12-10" },
    });
    expect(stayDays(anywhere)).toHaveLength(4);
    // Nothing typed is lost on the way there and back, nor while another call is chosen.
    expect(withFreedom(anywhere, { places: "wished" }).wishes).toEqual(free.wishes);
    const elsewhere = { ...anywhere, pooled: false };
    expect(toApplication(elsewhere)).toMatchObject({ anywhere: false, flexible_days: 0, dates: null });
    expect(toApplication(elsewhere)?.wishes).toHaveLength(1);
    expect(toApplication({ ...elsewhere, pooled: true })).toEqual(toApplication(anywhere));
  });

  test("half a wish stays on the device, and nothing goes out without a name, a call or people", () => {
    expect(toApplication(fresh())?.wishes).toEqual([]);
    expect(toApplication({ ...filled(), organisationId: "" })).toBeNull();
    expect(toApplication({ ...filled(), party: "四" })).toBeNull();
  });

  test("hours of a day of leave are not sent", () => {
    const draft = filled();
    const leave = { ...dayOf(draft, "2026-12-07"), basis: "annual_leave" as const };
    const sent = toApplication({ ...draft, days: { "2026-12-07": leave } });
    expect(sent?.work_days?.[0]).toMatchObject({ basis: "annual_leave", starts: null, ends: null });
  });

  test("a draft comes back from the server as it was sent", () => {
    const sent = toApplication({ ...filled(), consents: ["pledge"] });
    const stored = {
      ...sent,
      id: "b1",
      version: 3,
      call: { id: "call" },
      organisation: { id: "seiji" },
      wishes: sent?.wishes?.map((wish) => ({ ...wish, rank: 1 })),
    } as unknown as Booking;
    const back = draftOf(stored);
    expect(back.saved).toEqual({ id: "b1", version: 3 });
    expect(toApplication(back)).toEqual(sent);
    const open = { ...stored, wishes: [], anywhere: true, starts_on: "2026-12-07", ends_on: "2026-12-10" };
    expect(toApplication(draftOf(open))).toEqual({
      ...sent,
      wishes: [],
      anywhere: true,
      dates: { starts_on: "2026-12-07", ends_on: "2026-12-10" },
    });
  });

  test.each([
    ["9:00", "09:00"],
    ["９：３０", "09:30"],
    ["1715", "17:15"],
    ["9時", null],
    ["25:00", null],
    ["", null],
  ])("the time %s is read as %s", (typed, time) => {
    expect(clockTime(typed)).toBe(time);
  });

  test("numbers are whole and at least none", () => {
    expect(["12", "１２", "-1", "1.5", "", "many"].map(whole)).toEqual([12, 12, null, null, null, null]);
  });
});

describe("the plan of the days", () => {
  test("covers the stay with its last day, and follows when the dates move", () => {
    expect(stayDays(filled())).toEqual(["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10"]);
    const moved = moveTo(filled(), "2026-12-14", "2026-12-17");
    expect(moved.wishes[0]).toMatchObject({ startsOn: "2026-12-14", endsOn: "2026-12-17", quantities: { room: 2 } });
    expect(dayOf(moved, "2026-12-14").basis).toBe("telework");
  });

  test("one press copies a day to all", () => {
    const all = copyToAll(filled(), "2026-12-07");
    expect(stayDays(all).every((day) => dayOf(all, day).contact === "059-000-0000")).toBe(true);
  });

  test("another place keeps the dates and asks for its units", () => {
    const elsewhere = replacePlace(filled(), "forest");
    expect(elsewhere.wishes[0]).toMatchObject({ facilityId: "forest", startsOn: "2026-12-07", quantities: {} });
  });
});

describe("what a step lacks", () => {
  test("a complete one nothing", () => {
    expect(fields("places", filled())).toEqual([]);
    expect(fields("people", filled())).toEqual([]);
    expect(fields("days", filled())).toEqual([]);
  });

  test("place, dates and units are named by the wish that lacks them", () => {
    const draft = filled();
    const empty = { key: 1, facilityId: "", startsOn: "", endsOn: "", quantities: {} } as const;
    expect(fields("places", { ...draft, wishes: [...draft.wishes, empty] })).toEqual(["wishes[1].facility_id"]);
    const undated = { ...empty, facilityId: "bay" };
    expect(fields("places", { ...draft, wishes: [undated] })).toEqual(["wishes[0].starts_on", "wishes[0].items"]);
  });

  test("dates the wrong way round are refused", () => {
    const [wish] = filled().wishes;
    const turned = { ...wish!, startsOn: "2026-12-10", endsOn: "2026-12-07" };
    expect(fields("places", { ...filled(), wishes: [turned] })).toEqual(["wishes[0].starts_on"]);
  });

  test("without a place the dates are asked for, and no wish", () => {
    const draft = { ...filled(), wishes: [], pooled: true };
    const dates = { startsOn: "", endsOn: "" } as const;
    expect(fields("places", withFreedom(draft, { places: "any", ...dates }))).toEqual(["dates.starts_on"]);
    const turned = withFreedom(draft, { places: "any", startsOn: "2026-12-10", endsOn: "2026-12-07" });
    expect(faults("places", turned, ja.errors, rules).map(({ message }) => message)).toEqual([ja.errors.anyOrder]);
  });

  test("people need a number, a purpose and something to find out", () => {
    const nothing = { ...filled(), party: "", purpose: "", criteria: [""], arrivalTime: "noon" };
    expect(fields("people", nothing)).toEqual(["party", "arrival_time", "purpose", "criteria[0]"]);
  });

  test("an employee plans every day and can be reached while at work", () => {
    const draft = filled();
    const days = { ...draft.days, "2026-12-08": { ...dayOf(draft, "2026-12-07"), contact: "", starts: "18:00" } };
    expect(fields("days", { ...draft, days }, { kind: "employee", planRequired: true })).toEqual([
      "work_days[1].starts",
      "work_days[1].contact",
      "work_days[2].basis",
      "work_days[3].basis",
    ]);
  });

  test("three consents are owed, the photo is not", () => {
    expect(fields("confirm", filled())).toEqual(["consents.pledge", "consents.privacy", "consents.survey"]);
    expect(fields("confirm", { ...filled(), consents: ["pledge", "privacy", "survey"] })).toEqual([]);
  });

  test.each([
    ["wishes[1].items", "places"],
    ["dates.ends_on", "places"],
    ["flexible_days", "places"],
    ["work_days", "days"],
    ["consents", "confirm"],
    ["party", "people"],
    ["criteria", "people"],
  ])("what the server says of %s is corrected on step %s", (field, step) => {
    expect(stepOf(field)).toBe(step);
  });

  test("both days of a range are corrected in one field", () => {
    expect(["dates", "dates.ends_on", "wishes[1].ends_on", "party"].map(typedIn)).toEqual([
      "dates.starts_on",
      "dates.starts_on",
      "wishes[1].starts_on",
      "party",
    ]);
  });
});

describe("the estimate", () => {
  const length = { nights: 3, days: 4 };
  const priced = (price_basis: "person_night" | "unit_night" | "person_day" | "unit_day", price_yen: number) => ({
    id: "room",
    price_basis,
    price_yen,
  });

  // The same four as in the server's own test of its price.
  test.each([
    [priced("person_night", 6_500), 2, 78_000],
    [priced("unit_night", 12_000), 2, 72_000],
    [priced("person_day", 1_000), 3, 12_000],
    [priced("unit_day", 3_000), 1, 12_000],
  ])("%j", (offer, quantity, yen) => {
    expect(itemPrice(offer, quantity, 4, length)).toBe(yen);
  });

  test("a day of leave takes no seat, and nothing is estimated before units are chosen", () => {
    const draft = filled();
    const [wish] = draft.wishes;
    const leave = { ...dayOf(draft, "2026-12-07"), basis: "annual_leave" as const };
    const offers = [priced("unit_day", 1_000)];
    expect(wishPrice(draft, wish!, offers)).toBe(8_000);
    expect(wishPrice({ ...draft, days: { "2026-12-08": leave } }, wish!, offers)).toBe(6_000);
    expect(wishPrice(draft, { ...wish!, quantities: {} }, offers)).toBeNull();
  });
});

describe("conflicts", () => {
  test("a full place names other dates and places; anything unreadable names none", () => {
    const remedy = {
      types: [{ unit_type_id: "twin", name_ja: "ツイン", name_en: "Twin", quantity: 2, status: "few" }, {}],
      dates: [{ starts_on: "2026-12-14", ends_on: "2026-12-17", shift_days: 7, status: "free" }, { starts_on: 3 }],
      places: [{ facility_id: "forest", name_ja: "森", name_en: "Forest", status: "few" }],
    };
    const problem = { code: "booking.no_wish_free", title: "", status: 409, remedy };
    expect(remedyOf(problem).dates).toHaveLength(1);
    expect(remedyOf(problem).types.map(({ unit_type_id }) => unit_type_id)).toEqual(["twin"]);
    expect(remedyOf(problem).places[0]?.facility_id).toBe("forest");
    expect(remedyOf({ code: "internal", title: "", status: 500 })).toEqual({ dates: [], types: [], places: [] });
  });

  test("somebody else's change is named by its part", () => {
    const mine = toApplication(filled()) as Application;
    expect(differences(mine, mine)).toEqual([]);
    expect(differences(mine, { ...mine, party: 5, criteria: [] })).toEqual(["people", "purpose"]);
  });

  test("one call and one name are settled without asking, two are not", () => {
    const draft = { ...fresh(), callId: "", organisationId: "" };
    const call = { id: "only", selection_method: "lottery" } as never;
    const name = { id: "seiji", name: "青磁", kind: "company" } as const;
    const settled = { callId: "only", organisationId: "seiji", pooled: true };
    expect(settle(draft, { calls: [call], every: [call], names: [name] })).toMatchObject(settled);
    expect(settle(draft, { calls: [call, { id: "other" } as never], every: [call], names: [] })).toBe(draft);
  });
});
