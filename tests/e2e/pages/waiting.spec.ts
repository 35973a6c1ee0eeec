// The waiting list's pages: one's own place, an offer with its link, the form of a full place, and the desks' lists.
import { expect, test } from "../house/test.ts";
import { bookings, enter, mailed, see, visit } from "../house/visit.ts";

type Waiting = { facility: { id: string }; starts_on: string; ends_on: string };

test("who waits sees its place, and a full place offers other ways", async ({ page, look }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "contact@tsumugi.example");
  const { waiting } = await bookings(ask, "mine", ["waiting"]);
  await visit(page, "waiting-booking", `/bookings/${waiting}`, look);
  const { facility, starts_on, ends_on } = await ask<Waiting>(`/api/bookings/${waiting}`);
  await page.goto(`/apply/${facility.id}?starts_on=${starts_on}&ends_on=${ends_on}&party=2`);
  const next = page.getByRole("button", { name: /^(次へ進む|Next)$/ });
  await page.getByRole("button", { name: /を1つ増やす$|^One more/ }).first().click();
  await next.click();
  await page.getByRole("radio", { name: /合宿・集中作業|retreat/i }).check({ force: true });
  await page.getByLabel(/^(確かめたいこと|Criterion )1/).fill("Web会議を1日3回、途切れずにできるか");
  await next.click();
  await next.click();
  for (const consent of [/暴力団|organised crime/, /個人情報の取扱いに同意|personal data/, /アンケート|surveys/]) {
    await page.getByRole("checkbox", { name: consent }).check({ force: true });
  }
  await page.getByRole("button", { name: /申込みを提出する|Hand in the application/ }).click();
  await expect(page.getByRole("button", { name: /キャンセル待ちに加わる|Join the waiting list/ })).toBeVisible();
  await see(page, "waiting-full", look);
});

test("who is asked sees what is held, signed in and by the link", async ({ page, look, request }) => {
  const ask = await enter(page, "contact@kazeyomi.example");
  const { offered } = await bookings(ask, "mine", ["offered"]);
  await visit(page, "waiting-offered", `/bookings/${offered}`, look);
  await visit(page, "waiting-link", await mailed(request, "waiting.offered", /\/link#\S+/), look);
});

test("a host and the secretariat see the lines of their places", async ({ page, look, context }) => {
  test.setTimeout(240_000);
  const ask = await enter(page, "host@aonori.example");
  const { waiting } = await bookings(ask, "all", ["waiting"]);
  await visit(page, "waiting-host", "/host/waiting", look);
  await visit(page, "waiting-host-booking", `/bookings/${waiting}`, look);
  await context.clearCookies();
  await enter(page, "secretariat@pref.example");
  await visit(page, "waiting-office", "/office/waiting", look);
});
