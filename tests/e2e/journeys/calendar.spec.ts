// A host's calendar by keyboard alone: nights of two rooms are blocked, changed and freed; a request comes by phone.
import { act, expect, letter, linkIn, PASSWORD, test } from "../house/walk.ts";

test.use({ journey: "calendar" });
test.describe.configure({ mode: "serial" });

const HOST = "host@aonori.example";
const OFFICE = "secretariat@pref.example";

test("three nights of two rooms are blocked by keyboard, the share shows, and they are freed again", async ({ device }) => {
  const page = await device(HOST);
  await page.goto("/host/facilities");
  await page.getByRole("link", { name: /あおのり.*カレンダー/ }).first().click();
  await expect(page.getByRole("grid")).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?from=2027-02-01`);
  const share = page.getByRole("definition").filter({ hasText: "延べ" });
  await expect(share).toContainText("0.0%");

  // The second room's fifth day: down once, right four times; then three nights, two rooms.
  await page.locator("[data-spot='0-0']").focus();
  await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await expect(page.locator(":focus")).toHaveAccessibleName(/ 2 2月5日（金） 空き/);
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(`Shift+${key}`);
  await page.keyboard.press("Escape");
  await expect(page.locator(":focus"), "Escape gives the choice up").toHaveAccessibleName(/ 3 2月7日（日） 空き/);
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(`Shift+${key}`);
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("dialog", { name: "受入停止の登録" });
  await expect(dialog.getByLabel("開始日")).toHaveValue("2027-02-05");
  await expect(dialog.getByLabel("終了日")).toHaveValue("2027-02-07");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await dialog.getByRole("radio", { name: /修繕・工事/ }).focus();
  await page.keyboard.press("Space");
  await dialog.getByLabel("メモ").focus();
  await page.keyboard.type("外壁の塗装");
  await dialog.getByRole("button", { name: "登録する" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("gridcell", { name: /2月5日（金） 受入停止 修繕・工事/ })).toHaveCount(2);
  await expect(share).not.toContainText("0.0%");
  await expect(share).toContainText("6室・席日");

  // A day less, by the list below; then none at all.
  const row = page.getByRole("row", { name: /修繕・工事.*2月5日/ });
  await row.getByRole("button", { name: /変更する/ }).focus();
  await page.keyboard.press("Enter");
  const change = page.getByRole("dialog", { name: "受入停止の変更" });
  await change.getByLabel("終了日").fill("2027-02-06");
  await change.getByRole("button", { name: "変更する" }).focus();
  await page.keyboard.press("Enter");
  await expect(change).toBeHidden();
  await expect(share).toContainText("4室・席日");
  await row.getByRole("button", { name: /終了する/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "終了する" }).press("Enter");
  await expect(share).toContainText("0.0%");
});

test("a period is chosen by dragging, and by two presses", async ({ device }) => {
  const page = await device(HOST);
  await page.goto("/host/facilities");
  await page.getByRole("link", { name: /あおのり.*カレンダー/ }).first().click();
  await expect(page.getByRole("grid")).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?from=2027-02-01`);
  const cell = (day: string) => page.getByRole("gridcell", { name: new RegExp(`名室 1 ${day}`) });
  await cell("2月2日").hover();
  await page.mouse.down();
  await cell("2月3日").hover();
  await cell("2月4日").hover();
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: "受入停止の登録" });
  await expect(dialog.getByLabel("開始日")).toHaveValue("2027-02-02");
  await expect(dialog.getByLabel("終了日")).toHaveValue("2027-02-04");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "期間を選んで登録" }).click();
  await cell("2月8日").click();
  await expect(page.getByRole("status").filter({ hasText: "最後の日を選んでください" })).toBeVisible();
  await cell("2月9日").click();
  await expect(dialog.getByLabel("開始日")).toHaveValue("2027-02-08");
  await expect(dialog.getByLabel("終了日")).toHaveValue("2027-02-09");
});

test("a feed address is seen once, works at once, and is taken back", async ({ device }) => {
  const page = await device(HOST);
  await page.goto("/host/facilities");
  await page.getByRole("link", { name: /あおのり.*カレンダー/ }).first().click();
  await page.getByRole("link", { name: "外部カレンダー連携" }).click();
  await page.getByRole("button", { name: "再発行する" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "再発行する" }).click();
  const address = await page.getByRole("textbox", { name: "配信アドレス" }).inputValue();
  const path = new URL(address).pathname;
  const feed = await page.request.get(path);
  expect(feed.headers()["content-type"]).toContain("text/calendar");
  expect(await feed.text()).toContain("SUMMARY:予約済み（");
  await page.reload();
  await expect(page.getByRole("heading", { name: "カレンダーの配信（iCal）" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "配信アドレス" })).toHaveCount(0);
  await page.getByRole("button", { name: "配信を停止" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "配信を停止" }).click();
  await expect(page.getByText(/配信は.*に停止しました/)).toBeVisible();
  expect((await page.request.get(path)).status()).toBe(404);
});

test("a request by phone is entered, goes the usual way, and is taken over by whom it is for", async ({ device }) => {
  const host = await device(HOST);
  await host.goto("/host");
  await host.getByRole("link", { name: "電話・窓口の申込みを入力" }).click();
  await host.getByRole("button", { name: "申込みを提出する" }).click();
  await expect(host.getByRole("main").getByText("担当者の氏名を入力してください。").first(), "everything missing is named").toBeVisible();
  await host.getByLabel("到着日").fill("2027-02-15");
  await host.getByLabel("出発日").fill("2027-02-17");
  await host.getByRole("button", { name: /を1つ増やす$/ }).first().click();
  await host.getByLabel("人数").fill("2");
  await host.getByLabel("主な目的").selectOption({ label: "合宿・集中作業" });
  await host.getByLabel("今回の滞在で確かめたいこと").fill("Web会議が途切れないか");
  await host.getByLabel("会社・団体名").fill("株式会社 浅霧");
  await host.getByLabel("担当者の氏名").fill("浅霧 遥");
  await host.getByLabel("電話番号").fill("０５９－１２３－４５６７");
  await host.getByLabel("メールアドレス").fill("contact@asagiri.example");
  for (const consent of [/暴力団/, /個人情報の取扱いに同意/, /アンケート/]) await host.getByRole("checkbox", { name: consent }).check();
  await host.getByLabel("同意した方の氏名").fill("浅霧 遥");
  await host.getByRole("button", { name: "申込みを提出する" }).click();
  await expect(host).toHaveURL(/\/bookings\/[0-9a-f-]+\/receipt$/);
  const booking = new URL(host.url()).pathname.replace("/receipt", "");

  const office = await device(OFFICE);
  await office.goto(booking);
  await expect(office.getByRole("main")).toContainText("電話（同意：浅霧 遥");
  await act(office, "施設へ送る", "施設へ送る");

  const page = await device();
  const mail = await letter(page, "contact@asagiri.example", /お電話・窓口でのお申込みを承りました/);
  const link = new URL(await linkIn(mail, /\/claim#token=/));
  await page.goto(`${link.pathname}${link.hash}`);
  await page.getByRole("link", { name: "ログインして引き継ぐ" }).click();
  await page.getByLabel(/メールアドレス/).fill("contact@asagiri.example");
  await page.getByRole("textbox", { name: /パスワード/ }).fill(PASSWORD);
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await page.getByRole("button", { name: "この申込みを引き継ぐ" }).click();
  await expect(page).toHaveURL(new RegExp(`${booking}$`));
  await expect(page.getByRole("main")).toContainText("申込者が引き継ぎました");

  await host.goto(booking);
  await act(host, "受入れを承諾する", "承諾して予約を確定する");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("予約が確定しました");
});
