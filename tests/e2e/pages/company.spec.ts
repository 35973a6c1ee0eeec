// What a company's contact sees: bookings in each state, their papers, notices, the account and its people.
import { test } from "../house/test.ts";
import { bookings, enter, mailed, visit } from "../house/visit.ts";

const STATES = ["host_check", "confirmed", "checked_in", "completed", "cancelled"] as const;

test("a company's contact follows its bookings", async ({ page, look }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "hanako@seiji.example");
  const mine = await bookings(ask, "mine", [...STATES, "draft", "returned"]);
  await visit(page, "company-bookings", "/bookings", look);
  for (const state of STATES) await visit(page, `company-booking-${state}`, `/bookings/${mine[state]}`, look);
  await visit(page, "company-booking-returned", `/bookings/${mine.returned}`, look);
  await visit(page, "company-change-form", `/bookings/${mine.confirmed}/change`, look);
  const claim = await mailed(page.request, "booking.entered", /\/claim#\S+/);
  await visit(page, "company-claim", claim, look);
  await visit(page, "company-returned-form", `/apply?booking=${mine.returned}`, look);
  await visit(page, "company-draft-form", `/apply?booking=${mine.draft}`, look);
});

test("a company's contact has papers, notices and an account", async ({ page, look }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "hanako@seiji.example");
  const mine = await bookings(ask, "mine", ["host_check", "confirmed"]);
  await visit(page, "company-receipt", `/bookings/${mine.host_check}/receipt`, look);
  await visit(page, "company-confirmation", `/bookings/${mine.confirmed}/confirmation`, look);
  await visit(page, "company-notices", "/notices", look);
  await visit(page, "company-account", "/account", look);
  await visit(page, "company-members", "/members", look);
  await visit(page, "company-surveys", "/my-surveys", look);
});
