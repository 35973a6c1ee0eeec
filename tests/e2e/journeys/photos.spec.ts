// A host adds photos: what is no photo is told beside it, what was typed stays, and the order is changed by keyboard.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { root } from "../house/binary.ts";
import { expect, test } from "../house/walk.ts";

test.use({ journey: "photos" });

test("a host adds photos, puts them in order and takes one away", async ({ device }) => {
  const page = await device("host@aonori.example");
  await page.goto("/host/facilities");
  await page.getByRole("link", { name: /の写真$/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("写真");
  await expect(page.getByText("1枚目", { exact: true })).toBeVisible();
  const before = await page.getByText("枚目", { exact: false }).and(page.locator("strong")).count();

  const picture = await readFile(path.join(root, "api/src/demo/pictures/bath-1600.jpg"));
  await page.locator("input[type=file]").setInputFiles([
    { name: "露天風呂.jpg", mimeType: "image/jpeg", buffer: picture },
    { name: "予定表.jpg", mimeType: "image/jpeg", buffer: Buffer.from("これは写真ではありません。") },
  ]);
  const good = page.getByRole("article", { name: "露天風呂.jpg" });
  const bad = page.getByRole("article", { name: "予定表.jpg" });

  // Nothing is sent without words.
  await good.getByRole("button", { name: /を登録する$/ }).click();
  await expect(good.getByText("写っているものを入力してください。")).toBeVisible();
  await expect(good.getByText("写っている人について選んでください。")).toBeVisible();
  for (const [one, alt] of [[good, "湯気の上がる岩造りの露天風呂"], [bad, "今週の予定表"]] as const) {
    await one.getByRole("textbox", { name: /^写っているもの（代替テキスト）/ }).fill(alt);
    await one.getByRole("radio", { name: "個人が分かる人は写っていない" }).check({ force: true });
  }
  await page.getByRole("button", { name: "2枚をまとめて登録する" }).click();
  await expect(bad.getByText(/JPEG、PNG、WebPのいずれでもない/)).toBeVisible();
  await expect(bad.getByRole("textbox", { name: /^写っているもの（代替テキスト）/ })).toHaveValue("今週の予定表");
  await expect(good).toHaveCount(0);
  await bad.getByRole("button", { name: /取りやめる$/ }).click();
  const added = page.getByRole("listitem").filter({ hasText: "湯気の上がる岩造りの露天風呂" });
  await expect(added).toContainText(`${before + 1}枚目`);

  // By keyboard, to the front.
  for (let place = before + 1; place > 1; place -= 1) {
    await added.getByRole("button", { name: `${place}枚目を前へ移す` }).press("Enter");
    await expect(added).toContainText(`${place - 1}枚目`);
  }
  await expect(added).toContainText("代表写真");

  const visitor = await device();
  await visitor.goto("/ja/facilities/F14");
  await expect(visitor.locator("figure img").first()).toHaveAttribute("alt", "湯気の上がる岩造りの露天風呂");

  await added.getByRole("button", { name: "1枚目を削除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "削除", exact: true }).click();
  await expect(added).toHaveCount(0);
  await visitor.reload();
  await expect(visitor.locator("figure img").first()).not.toHaveAttribute("alt", "湯気の上がる岩造りの露天風呂");
});
