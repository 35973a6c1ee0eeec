import { describe, expect, test } from "vitest";
import { blockFaults, blockFrom, draftWith, EMPTY_BLOCK, numbersIn } from "./blocking";
import { bookingsNamed, currentBlocks, groupsOf, standingOn, unitsWords, type Speech } from "./rows";
import { earlier, firstDay, later } from "./span";
import { ja as words } from "./text/ja";
import type { Block, Calendar } from "./wire";

const speech: Speech = { locale: "ja", words };

const block: Block = {
  id: "k1",
  facility_id: "f",
  reason: "repair",
  note: "",
  starts_on: "2026-12-08",
  ends_on: "2026-12-09",
  unit_ids: ["r1", "r2"],
  ended: false,
  version: 3,
  may: ["block.end"],
};

const calendar: Calendar = {
  facility_id: "f",
  from: "2026-12-01",
  days: 90,
  blocked: { per_mille: 12, blocked_thirds: 12, all_thirds: 1000 },
  may: ["block.create"],
  blocks: [
    { ...block, id: "k2", starts_on: "2027-01-05", ends_on: "2027-01-06" },
    block,
    { ...block, id: "k0", starts_on: "2026-11-01", ends_on: "2026-11-02" },
  ],
  types: [
    {
      id: "room",
      kind: "room",
      name_ja: "洋室",
      name_en: "Western room",
      capacity: 2,
      blocked: { per_mille: 0, blocked_thirds: 0, all_thirds: 270 },
      lists: [],
      whole: [],
      units: [
        { id: "r1", number: 1, cells: [{ on: "2026-12-08", state: "blocked", block_id: "k1" }] },
        { id: "r2", number: 2, cells: [{ on: "2026-12-08", state: "blocked", block_id: "k1" }] },
      ],
    },
    {
      id: "desk",
      kind: "desk",
      name_ja: "作業席",
      name_en: "",
      capacity: 1,
      blocked: { per_mille: 0, blocked_thirds: 0, all_thirds: 270 },
      lists: [],
      whole: [],
      units: [
        {
          id: "d1",
          number: 1,
          cells: [
            { on: "2026-12-08", part: "am", state: "held", booking_id: "b1", booking_number: "R8-1", booking_party: 3 },
            { on: "2026-12-08", part: "pm", state: "held", booking_id: "b1", booking_number: "R8-1", booking_party: 3 },
            {
              on: "2026-12-08",
              part: "evening",
              state: "booked",
              booking_id: "b2",
              booking_number: "R8-2",
              booking_party: 1,
            },
            { on: "2026-12-09", state: "closed" },
          ],
        },
      ],
    },
    {
      id: "all",
      kind: "whole",
      name_ja: "一棟貸し",
      name_en: "Whole house",
      capacity: 5,
      blocked: { per_mille: 0, blocked_thirds: 0, all_thirds: 0 },
      units: [],
      lists: ["r1", "r2", "d1"],
      whole: [{ on: "2026-12-08", state: "booked" }],
    },
  ],
};

describe("the window", () => {
  test("begins where the address says, else today", () => {
    expect(firstDay("2026-12-01", "2026-11-20")).toBe("2026-12-01");
    expect(firstDay("2026-13-01", "2026-11-20")).toBe("2026-11-20");
    expect(firstDay(null, "2026-11-20")).toBe("2026-11-20");
  });

  test("moves by months, over the end of a year, and from the middle of one first to its beginning", () => {
    expect(later("2026-11-20")).toBe("2026-12-01");
    expect(later("2026-12-01")).toBe("2027-01-01");
    expect(earlier("2026-11-20")).toBe("2026-11-01");
    expect(earlier("2027-01-01")).toBe("2026-12-01");
  });
});

describe("rows", () => {
  const groups = groupsOf(calendar, speech);

  test("types are groups, units rows; only work places have parts of days", () => {
    expect(groups.map(({ name, rows }) => [name, ...rows.map((row) => row.name)])).toEqual([
      ["洋室", "洋室 1", "洋室 2"],
      ["作業席", "作業席 1"],
      ["一棟貸し", "一棟貸し"],
    ]);
    expect(groups.flatMap(({ rows }) => rows.map(({ parts }) => parts ?? false))).toEqual([false, false, true, false]);
  });

  test("a bar is joined by what it stands for and labelled with the number or the reason", () => {
    expect(groups[0]?.rows[0]?.entries).toEqual([
      { on: "2026-12-08", state: "blocked", key: "k1", label: "修繕・工事" },
    ]);
    expect(groups[1]?.rows[0]?.entries[2]).toEqual({
      on: "2026-12-08",
      part: "evening",
      state: "booked",
      key: "b2",
      label: "R8-2　1名",
    });
  });

  test("a whole takes the units that it lists", () => {
    expect(groups[2]?.rows[0]).toMatchObject({ unitIds: ["r1", "r2", "d1"], whole: true });
  });

  test("what stands on a day is said once, with its parts", () => {
    expect(
      standingOn(calendar, "d1", "2026-12-08").map(({ booking_number, parts }) => [booking_number, parts]),
    ).toEqual([
      ["R8-1", ["am", "pm"]],
      ["R8-2", ["evening"]],
    ]);
    expect(standingOn(calendar, "d1", "2026-12-10")).toEqual([]);
  });
});

describe("blocks", () => {
  test("those from today on, the next one first", () => {
    expect(currentBlocks(calendar, "2026-11-20").map(({ id }) => id)).toEqual(["k1", "k2"]);
  });

  test("their units are named type by type, or all at once", () => {
    expect(unitsWords(["r2", "d1"], calendar, speech)).toBe("洋室 2、作業席 1");
    expect(unitsWords(["r1", "r2", "d1"], calendar, speech)).toBe("すべての部屋・席（臨時休業）");
  });

  test("the marked cells fill the form; reason and note that were typed stay", () => {
    const kept = { ...EMPTY_BLOCK, reason: "staff" as const, note: "祭り" };
    expect(draftWith(kept, { unitIds: ["r1"], from: "2026-12-08", until: "2026-12-09" })).toEqual({
      ...kept,
      scope: "some",
      unit_ids: ["r1"],
      starts_on: "2026-12-08",
      ends_on: "2026-12-09",
    });
    expect(draftWith(kept, null)).toBe(kept);
  });

  test("an empty form names every field by the server's names; a good one is sent as the server wants it", () => {
    const empty = blockFaults({ ...EMPTY_BLOCK, scope: "some" }, "2026-11-20", words.errors);
    expect(empty.map(({ field }) => field)).toEqual(["unit_ids", "starts_on", "ends_on", "reason"]);
    const good = {
      ...EMPTY_BLOCK,
      starts_on: "2026-12-01",
      ends_on: "2026-12-02",
      reason: "own_use" as const,
      note: "　祭り ",
    };
    expect(blockFaults(good, "2026-11-20", words.errors)).toEqual([]);
    expect(blockFaults({ ...good, ends_on: "2026-11-30" }, "2026-11-20", words.errors)).toEqual([
      { field: "ends_on", message: words.errors.order },
    ]);
    expect(blockFrom(good)).toEqual({
      unit_ids: null,
      starts_on: "2026-12-01",
      ends_on: "2026-12-02",
      reason: "own_use",
      note: "祭り",
    });
  });

  test("the bookings in the way are found by the numbers of the refusal", () => {
    const problem = { code: "block.bookings_stand", remedy: { booking_numbers: ["R8-2", "R8-9"] } };
    expect(bookingsNamed(calendar, numbersIn(problem))).toEqual([{ id: "b2", number: "R8-2" }]);
    expect(numbersIn({ code: "block.overlaps" })).toEqual([]);
  });
});
