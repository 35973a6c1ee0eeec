// The secretariat's desk and those beside it: approver, coordinator, administrator.
import { expect, test } from "../house/test.ts";
import { bookings, enter, visit, type Listed } from "../house/visit.ts";

test("the secretariat works through bookings and sheets", async ({ page, look }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "secretariat@pref.example");
  const all = await bookings(ask, "all", ["in_review", "completed"]);
  const sheets = await ask<Listed>("/api/surveys/sheets");
  expect(sheets.items).not.toHaveLength(0);
  await visit(page, "office", "/office", look);
  await visit(page, "office-all", "/office?view=all", look);
  await visit(page, "office-booking-in_review", `/bookings/${all.in_review}`, look);
  await visit(page, "office-booking-completed", `/bookings/${all.completed}`, look);
  await visit(page, "office-request-new", "/office/requests/new", look);
  await visit(page, "office-results", "/office/results", look);
  await visit(page, "office-readiness", "/readiness", look);
  await visit(page, "office-standard", "/readiness/standard", look);
  await visit(page, "office-sheets", "/office/sheets", look);
  await visit(page, "office-sheet", `/office/sheets?sheet=${sheets.items[0]?.id ?? ""}`, look);
});

test("the secretariat keeps calls, people and mails", async ({ page, look }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "secretariat@pref.example");
  const calls = await ask<Listed>("/api/calls");
  const call = calls.items[0]?.id ?? "";
  await visit(page, "office-calls", "/office/calls", look);
  await visit(page, "office-call", `/office/calls/${call}`, look);
  await visit(page, "office-call-edit", `/office/calls/${call}/edit`, look);
  await visit(page, "office-call-new", "/office/calls/new", look);
  await visit(page, "office-rounds", "/office/rounds", look);
  await visit(page, "office-members", "/members", look);
  await visit(page, "office-outbox", "/office/outbox", look);
  await visit(page, "office-audit", "/office/audit", look);
  await visit(page, "office-health", "/health", look);
});

test("an approver, a coordinator and an administrator have desks of their own", async ({ page, look, context }) => {
  test.setTimeout(240_000);
  await enter(page, "approver@pref.example");
  await visit(page, "approver-desk", "/office", look);
  await context.clearCookies();
  await enter(page, "coordinator@coordinator.example");
  await visit(page, "coordinator-desk", "/office", look);
  await context.clearCookies();
  await enter(page, "admin@pref.example");
  await visit(page, "admin-audit", "/office/audit", look);
  await visit(page, "admin-outbox", "/office/outbox", look);
  await visit(page, "admin-health", "/health", look);
  await visit(page, "admin-members", "/members", look);
});
