// What an employee of the prefecture, a supervisor, a deputy and a company's participant see.
import { test } from "../house/test.ts";
import { bookings, enter, visit, type Listed } from "../house/visit.ts";

const STATES = ["supervisor_review", "checked_in", "completed"] as const;

test("an employee follows their bookings", async ({ page, look }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "misaki.nakamura@pref.example");
  const mine = await bookings(ask, "mine", [...STATES, "draft"]);
  await visit(page, "employee-bookings", "/bookings", look);
  for (const state of STATES) await visit(page, `employee-booking-${state}`, `/bookings/${mine[state]}`, look);
  await visit(page, "employee-draft-form", `/apply?booking=${mine.draft}`, look);
  await visit(page, "employee-surveys", "/my-surveys", look);
  await visit(page, "employee-account", "/account", look);
});

for (const [who, email] of [["supervisor", "tadashi.ito@pref.example"], ["deputy", "keiko.suzuki@pref.example"]] as const) {
  test(`a ${who} finds what waits for them`, async ({ page, look }) => {
    const ask = await enter(page, email);
    await visit(page, `${who}-worklist`, "/bookings?view=worklist", look);
    const { items } = await ask<Listed>("/api/bookings?view=worklist");
    for (const item of items.slice(0, 1)) await visit(page, `${who}-booking`, `/bookings/${item.id}`, look);
    await visit(page, `${who}-account`, "/account", look);
  });
}

test("a participant finds their surveys", async ({ page, look }) => {
  await enter(page, "riku@seiji.example");
  await visit(page, "participant-bookings", "/bookings", look);
  await visit(page, "participant-surveys", "/my-surveys", look);
  await visit(page, "participant-account", "/account", look);
});
