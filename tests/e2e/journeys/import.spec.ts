// A file comes in: CP932 from a Windows of Japan, ten rows, three of them wrong; seven are taken in, seen, and taken back.
import path from "node:path";
import { root } from "../house/binary.ts";
import { expect, test } from "../house/walk.ts";

test.use({ journey: "import" });

const FILE = path.join(root, "tests/e2e/files/facilities-cp932.csv");
const TAKEN = "髙﨑の仕事場（架空）";

test("three bad rows are told in the importer's words, seven are taken in and taken back", async ({ device }) => {
  const page = await device("host@aonori.example");
  await page.goto("/host/facilities");
  await page.getByRole("link", { name: "ファイルの取込み" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ファイルの取込み");

  await page.getByRole("button", { name: "内容を確かめる" }).click();
  await expect(page.getByText("ファイルを選んでください。")).toBeVisible();
  await page.getByLabel(/CSVファイル/).setInputFiles({ name: "空.csv", mimeType: "text/csv", buffer: Buffer.from("PK\u0003\u0004") });
  await page.getByRole("button", { name: "内容を確かめる" }).click();
  await expect(page.getByRole("alert")).toContainText("Excelのブックのままでは読み取れません");

  await page.getByLabel(/CSVファイル/).setInputFiles(FILE);
  await page.getByRole("button", { name: "内容を確かめる" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("取込み：facilities-cp932.csv");
  const main = page.getByRole("main");
  await expect(main).toContainText("7行を取り込めます。 誤りのある3行は");
  await expect(main).toContainText("次の見出しは、取り込む項目にありません：計測日");
  const rows = page.getByRole("region", { name: "行ごとの結果" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("4行目");
  await expect(rows.nth(1)).toContainText("「駐車場」");
  await expect(rows.nth(1)).toContainText("誤り");
  await expect(rows.nth(1)).toContainText("十台");
  await expect(rows.nth(1)).toContainText("整数で入力してください（例：12）。");
  await expect(rows.nth(2)).toContainText("数字で入力してください");
  await expect(rows.nth(3)).toContainText("県内の市町を選んでください。");
  const wrong = page.waitForEvent("download");
  await page.getByRole("button", { name: "誤りのある行を書き出す" }).click();
  expect((await wrong).suggestedFilename()).toBe("import-errors.csv");

  // It is kept: the reader may go away and come back.
  await page.goto("/host/imports");
  await page.getByRole("link", { name: "facilities-cp932.csv" }).click();
  await page.getByRole("button", { name: "7行を取り込む" }).click();
  await expect(main).toContainText("7行を取り込みました");
  await page.getByRole("link", { name: "施設の一覧を見る" }).click();
  const place = page.getByRole("article", { name: TAKEN });
  await expect(place).toContainText("下書き");

  await page.goto("/host/imports");
  await page.getByRole("link", { name: "facilities-cp932.csv" }).click();
  await page.getByRole("button", { name: "取込みを元に戻す" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "取込みを元に戻す" }).click();
  await expect(main).toContainText("7行を元に戻しました");
  await page.goto("/host/facilities");
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(place).toHaveCount(0);
});

test("a list leaves as a file in the format that was chosen", async ({ device }) => {
  const page = await device("host@aonori.example");
  await page.goto("/host/facilities");
  await page.getByRole("button", { name: "ファイルに書き出す" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "部屋・席と料金" }).check();
  await dialog.getByRole("radio", { name: /Excelブック/ }).check();
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "書き出す" }).click();
  expect((await saved).suggestedFilename()).toBe("units.xlsx");
});
