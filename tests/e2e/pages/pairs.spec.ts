// An application for two places, as it is written, and as its company and one of its hosts see it half accepted.
import { COMPANY, DESKS, DESKS_HOST, INN_HOST, STAY, halfAccepted, places } from "../house/pair.ts";
import { test } from "../house/test.ts";
import { enter, see, visit } from "../house/visit.ts";

test("a company asks for two places together", async ({ page, look, house }) => {
  test.setTimeout(120_000);
  await enter(page, COMPANY);
  const { inn } = await places(page.request, house.address);
  await page.goto(`/apply/${inn}?starts_on=${STAY.starts_on}&ends_on=${STAY.ends_on}`);
  await page.getByRole("button", { name: /別の施設もあわせて使う|Also use another place/ }).click();
  const also = page.getByRole("region", { name: /あわせて利用する施設|Place to use along with it/ });
  await also.getByRole("combobox").fill(look.locale === "ja" ? "常若舎" : "Tokowakasha");
  await page.getByRole("option", { name: new RegExp(`${DESKS}|Tokowakasha`) }).click();
  await also.getByRole("button", { name: /を1つ増やす$|^(Add|One more)/ }).first().click();
  await see(page, "pair-form", look);
  const id = await halfAccepted(page.request, house.address);
  await visit(page, "pair-booking", `/bookings/${id}`, look);
  await visit(page, "pair-receipt", `/bookings/${id}/receipt`, look);
  await visit(page, "pair-list", "/bookings", look);
});

test("hosts of two places are asked together", async ({ page, look, house }) => {
  test.setTimeout(120_000);
  const id = await halfAccepted(page.request, house.address);
  await enter(page, look.width === 1280 ? DESKS_HOST : INN_HOST);
  await visit(page, "pair-host-list", "/host", look);
  await visit(page, "pair-host-booking", `/bookings/${id}`, look);
});
