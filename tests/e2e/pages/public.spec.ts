// The pages anybody may open.
import { axe, expect, fits, screenshot, test } from "../house/test.ts";

test("the first page names the platform and stands in order", async ({ page, look }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", look.locale);
  await fits(page);
  await axe(page);
  await screenshot(page, "home", look);
});
