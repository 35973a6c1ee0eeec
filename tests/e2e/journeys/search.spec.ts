// The search: figures beside the list, what hides places and how to show them, days that may move; all of it in the address.
import type { Page } from "@playwright/test";
import { expect, test } from "../house/test.ts";

const articles = (page: Page) => page.getByRole("region", { name: "検索結果" }).getByRole("article");
const status = (page: Page) => page.getByRole("status").filter({ hasText: "件が該当" });

/** The figure that stands beside the list, once it stands. */
async function total(page: Page): Promise<number> {
  await expect(status(page)).toBeVisible();
  return Number(/^(\d+)件/.exec(await status(page).innerText())?.[1]);
}

test("each must-have says how many it would leave, and leaves as many", async ({ page }) => {
  await page.goto("/");
  const all = await total(page);
  const tick = page.getByRole("checkbox", { name: /^VPN接続可/ });
  await expect(page.locator("label").filter({ has: tick })).toContainText(/（\d+）/);
  const promised = Number(/（(\d+)）/.exec(await page.locator("label").filter({ has: tick }).innerText())?.[1]);
  await tick.check();
  await expect(page).toHaveURL(/must=vpn/);
  await expect.poll(() => total(page)).toBe(promised);
  await expect(status(page)).toContainText(`全${all}件中`);
  await page.reload();
  expect(await total(page)).toBe(promised);
  await expect(tick).toBeChecked();
});

test("what is hidden is shown on demand with every reason, and a press on a change admits it", async ({ page }) => {
  await page.goto("/?must=vpn,pets");
  const before = await total(page);
  await page.getByRole("button", { name: /^条件に合わない施設（\d+件）$/ }).click();
  await expect(page).toHaveURL(/show=excluded/);
  const hidden = page.getByRole("region", { name: /^条件に合わない施設/ }).getByRole("article");
  await expect(hidden.first()).toBeVisible();
  const place = hidden.filter({ has: page.getByRole("button") }).first();
  const name = (await place.getAttribute("aria-label")) ?? "";
  for (let press = 0; press < 3 && (await hidden.filter({ hasText: name }).count()) > 0; press += 1) {
    await hidden.filter({ hasText: name }).getByRole("button").last().click();
    await expect(page.getByRole("status").filter({ hasText: "検索しています" })).toHaveCount(0);
    await total(page);
    await page.waitForLoadState("networkidle");
  }
  await expect(page.getByRole("article", { name })).toHaveCount(1);
  expect(await total(page)).toBeGreaterThan(before);
  await page.goBack();
  await expect(page).toHaveURL(/show=excluded/);
});

test("nothing found names conditions to loosen with their figures, and a press does it", async ({ page }) => {
  await page.goto("/?must=vpn,pets,ev_charger,english&down_mbps=300&price_max=5000&party=20");
  await expect(page.getByText("すべての条件に合う施設がありません")).toBeVisible();
  await page.getByRole("button", { name: "条件をすべて外す" }).click();
  await expect(articles(page).first()).toBeVisible();
  await page.goto("/?must=vpn,pets,children,booth");
  const button = page.getByRole("button", { name: /あと\d+件表示できます/ }).first();
  await expect(button).toBeVisible();
  const before = await total(page).catch(() => 0);
  const more = Number(/あと(\d+)件/.exec(await button.innerText())?.[1]);
  await button.click();
  await expect.poll(() => total(page)).toBe(before + more);
});

test("dates that may move show places on other days, and the card says which", async ({ page }) => {
  await page.goto("/?starts_on=2026-12-28&ends_on=2026-12-31");
  const exact = await total(page);
  await page.getByText("±7日", { exact: true }).click();
  await expect(page).toHaveURL(/flexible_days=7/);
  await expect.poll(() => total(page)).toBeGreaterThanOrEqual(exact);
  const moved = articles(page).filter({ hasText: /希望日から\d日(早める|遅らせる)と空いています/ });
  await expect(moved.first()).toBeVisible();
  const link = moved.first().getByRole("link", { name: /に体験滞在を申し込む$/ });
  await expect(link).not.toHaveAttribute("href", /starts_on=2026-12-28/);
  await page.getByText("ぴったり", { exact: true }).click();
  await expect(page).not.toHaveURL(/flexible_days/);
});

test("a search that can't be says why, and what was asked stays", async ({ page }) => {
  await page.goto("/?starts_on=2020-12-01&ends_on=2020-12-03&party=4");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("開始日は本日以降の日付にしてください。");
  await expect(alert.getByRole("button")).toHaveCount(0);
  await expect(page.getByText("検索しています")).toHaveCount(0);
  await expect(page).toHaveURL(/starts_on=2020-12-01&ends_on=2020-12-03&party=4/);
});
