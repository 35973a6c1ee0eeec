// The picture of the README: `make e2e ONLY=readme`, then copy tests/e2e/results/readme.png to docs/search.png.
import path from "node:path";
import { results } from "../house/binary.ts";
import { expect, test } from "../house/test.ts";

test("the search shows why a place fits, and that it is free", async ({ page }) => {
  await page.goto("/?starts_on=2026-12-14&ends_on=2026-12-17&party=4&must=vpn&wish=booth,monitors,meals");
  const first = page.getByRole("article").first();
  await expect(first.getByRole("list", { name: "合う点" }).getByRole("listitem")).not.toHaveCount(0);
  await expect(first.getByRole("table")).toBeVisible();
  await expect(page.getByText(/条件で\d+件を非表示/).first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(results, "readme.png"), animations: "disabled" });
});
