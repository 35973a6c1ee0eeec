// The secretariat changes what the programme expects; what was before stays to be read.
import { expect, test } from "../house/walk.ts";

test.use({ journey: "standard" });

test("the secretariat gives an item more weight, and a host reads the new edition", async ({ device }) => {
  const page = await device("secretariat@pref.example");
  await page.goto("/readiness");
  await page.getByRole("link", { name: "基準を見る" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("受入準備の基準");
  await page.getByRole("button", { name: "「施設賠償責任保険に加入している」を変更する" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /有効期間/ }).fill("100");
  await dialog.getByRole("button", { name: "新しい版にする" }).click();
  await expect(dialog.getByText("1から60までの数を入力してください").first()).toBeVisible();
  await dialog.getByRole("textbox", { name: /有効期間/ }).fill("24");
  await dialog.getByRole("radio", { name: "3", exact: true }).check({ force: true });
  await dialog.getByRole("button", { name: "新しい版にする" }).click();
  await expect(page.getByText("新しい版にしました")).toBeVisible();
  await expect(page.getByText("重み 2 → 3")).toBeVisible();

  const host = await device("host@aonori.example");
  await host.goto("/readiness/standard");
  await expect(host.getByText("有効期間 12か月 → 24か月")).toBeVisible();
  await expect(host.getByRole("button", { name: /を変更する$/ })).toHaveCount(0);
});
