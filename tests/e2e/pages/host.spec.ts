// A host's desk and a municipality's: what to answer, who comes, the facility, its calendar and its listing.
import { expect, test } from "../house/test.ts";
import { bookings, enter, see, visit } from "../house/visit.ts";

test("a host keeps the desk", async ({ page, look }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "host@aonori.example");
  const all = await bookings(ask, "all", ["host_check", "confirmed", "completed"]);
  const own = await ask<{ items: { id: string }[] }>("/api/host/facilities");
  const facility = own.items[0]?.id ?? "";
  await visit(page, "host", "/host", look);
  await visit(page, "host-all", "/host?view=all", look);
  await visit(page, "host-booking-host_check", `/bookings/${all.host_check}`, look);
  await visit(page, "host-booking-confirmed", `/bookings/${all.confirmed}`, look);
  await visit(page, "host-booking-completed", `/bookings/${all.completed}`, look);
  const waiting = await ask<{ items: { id: string; change_state?: string | null }[] }>("/api/bookings?view=worklist");
  const changed = waiting.items.find(({ change_state: state }) => state);
  expect(changed, "a change that waits for the host").toBeDefined();
  await visit(page, "host-booking-change", `/bookings/${changed?.id}`, look);
  await visit(page, "host-today", "/host/today", look);
  await visit(page, "host-facilities", "/host/facilities", look);
  await visit(page, "host-facility-edit", `/host/facilities/${facility}/edit`, look);
  await visit(page, "host-facility-new", "/host/facilities/new", look);
  await visit(page, "host-calendar", `/host/facilities/${facility}/calendar`, look);
  await visit(page, "host-readiness", `/host/facilities/${facility}/readiness`, look);
  await visit(page, "host-line", `/host/facilities/${facility}/line`, look);
  await visit(page, "host-calendars", `/host/facilities/${facility}/calendars`, look);
  await visit(page, "host-request-new", "/host/requests/new", look);
  const imports = await ask<{ items: { id: string; state: string }[] }>("/api/imports");
  await visit(page, "host-imports", "/host/imports", look);
  for (const state of ["preview", "applied", "undone"]) {
    const of = imports.items.find((each) => each.state === state);
    await visit(page, `host-import-${state}`, `/host/imports/${of?.id ?? ""}`, look);
  }
  await visit(page, "host-members", "/members", look);
  await visit(page, "host-notices", "/notices", look);
});

test("a host answers problems of guests", async ({ page, look }) => {
  const ask = await enter(page, "host@aonori.example");
  const problems = await ask<{ items: { booking_id: string; state: string }[] }>("/api/problems");
  await visit(page, "host-problems", "/host", look);
  await visit(page, "host-booking-problems", `/bookings/${problems.items[0]?.booking_id ?? ""}`, look);
  await page.getByRole("main").getByRole("button", { name: /^(回答する|Answer)$/ }).first().click();
  await see(page, "host-problem-answer", look);
});

test("a municipality keeps its desk", async ({ page, look }) => {
  const ask = await enter(page, "workcation@city-shima.example");
  await visit(page, "municipality", "/municipality", look);
  await visit(page, "municipality-readiness", "/readiness", look);
  const places = await ask<{ items: { facility_id: string }[] }>("/api/readiness");
  await visit(page, "municipality-readiness-check", `/host/facilities/${places.items[0]?.facility_id}/readiness`, look);
  await visit(page, "municipality-facilities", "/host/facilities", look);
  await visit(page, "municipality-members", "/members", look);
});
