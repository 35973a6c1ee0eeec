// A visitor's pages: searching, a facility, an application before signing in, calls, and links that came by mail.
import { expect, test } from "../house/test.ts";
import { mailed, see, visit } from "../house/visit.ts";

const DATED = "starts_on=2026-12-14&ends_on=2026-12-16";

test("a visitor searches", async ({ page, look }) => {
  await visit(page, "search", `/?${DATED}&party=2&must=vpn&wish=booth,monitors,station`, look);
  await visit(page, "search-nothing", `/?${DATED}&must=vpn,booth,pets,ev_charger,wheelchair&down_mbps=300&price_max=5000`, look);
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("a visitor opens a facility and fills in an application", async ({ page, look }) => {
  test.setTimeout(240_000);
  await page.goto(`/?${DATED}`);
  const card = page.getByRole("article", { name: /あおのり|Aonori/i });
  const address = (await card.getByRole("heading", { level: 2 }).getByRole("link").getAttribute("href")) ?? "";
  await visit(page, "facility", address, look);
  await visit(page, "apply-places", `/apply${address.replace("/facilities", "")}`, look);
  const next = page.getByRole("button", { name: /^(次へ進む|Next)$/ });
  await page.getByRole("button", { name: /を1つ増やす$|^One more|add one/i }).first().click();
  await next.click();
  await see(page, "apply-people", look);
  await page.getByRole("radio", { name: /合宿・集中作業|retreat/i }).check({ force: true });
  await page.getByLabel(/^(確かめたいこと|Criterion )1/).fill("Web会議を1日3回、途切れずにできるか");
  await next.click();
  await see(page, "apply-days", look);
  await next.click();
  await see(page, "apply-confirm", look);
});

test("a visitor reads the calls", async ({ page, look }) => {
  await visit(page, "open-calls", "/calls", look);
  const address = await page.getByRole("main").locator('a[href^="/calls/"]').first().getAttribute("href");
  await visit(page, "open-call", address ?? "", look);
});

test("a link opens what it is for, and says so when there is none", async ({ page, look, request }) => {
  const approve = await mailed(request, "booking.supervisor_asked", /\/link#\S+/);
  await visit(page, "link", approve, look);
  await visit(page, "link-missing", "/link", look);
  const guest = await mailed(request, "booking.day_before_guest", /\/guest#\S+/);
  await visit(page, "guest", guest, look);
  await visit(page, "guest-missing", "/guest", look);
  const claim = await mailed(request, "booking.entered", /\/claim#\S+/);
  await visit(page, "claim", claim, look);
  const survey = await mailed(request, "survey.invited", /\/survey#\S+/);
  await visit(page, "survey", survey, look);
  await page.getByRole("main").getByRole("button").last().click();
  await see(page, "survey-questions", look);
});

test("a visitor gets to what is between pages", async ({ page, look }) => {
  await visit(page, "survey-missing", "/survey", look);
  await visit(page, "invitation-missing", "/invitation", look);
  await visit(page, "register-confirm-missing", "/register/confirm", look);
  await visit(page, "demo-mailbox", "/demo/mailbox", look);
  await visit(page, "not-found", "/there-is-no-such-page", look);
  await visit(page, "facility-missing", "/facilities/00000000-0000-4000-8000-000000000000", look);
});
