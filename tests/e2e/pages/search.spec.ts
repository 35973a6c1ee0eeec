// The search in its states: dates that may move, what is hidden, nothing found, the map of a phone.
import { expect } from "@playwright/test";
import { test } from "../house/test.ts";
import { see, visit } from "../house/visit.ts";

const PAGES = {
  "search-dates": "/?starts_on=2026-12-07&ends_on=2026-12-10&flexible_days=2&party=4&purpose=retreat&must=vpn&wish=calls,booth",
  "search-excluded": "/?must=vpn,pets&show=excluded",
  "search-none": "/?must=vpn,pets,ev_charger,english&down_mbps=300&price_max=5000&party=20",
  "search-town": "/?municipality=242012&view=map",
} as const;

test("the search stands in order in each of its states", async ({ page, look }) => {
  test.setTimeout(240_000);
  for (const [name, address] of Object.entries(PAGES)) await visit(page, name, address, look);
});

test("the search fits the narrowest phone and a small laptop", async ({ page, look }) => {
  const [width, height] = look.width === 390 ? [360, 640] : [1366, 768];
  await page.setViewportSize({ width, height });
  await page.goto(PAGES["search-dates"]);
  await expect(page.getByRole("article").first()).toBeVisible();
  await see(page, `search-${width}`, look);
});
