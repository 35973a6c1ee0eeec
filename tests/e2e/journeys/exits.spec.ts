// The ways out of a booking: withdrawn, declined to the next wish, cancelled with a fee, and a hold that ends by the clock.
import type { Page } from "@playwright/test";
import { signIn } from "../house/test.ts";
import { act, calendarIn, expect, fillIn, letter, moveTo, PASSWORD, submit, test } from "../house/walk.ts";

test.use({ journey: "exits" });

// One clock for all, so one after the other.
test.describe.configure({ mode: "serial" });

const AONORI = /あおのり/;
const OFFICE = "secretariat@pref.example";
const HOST = "host@aonori.example";

/** Applies for a stay of two at the villa; gives the booking's address. */
async function applies(page: Page, starts: string, ends: string, more: (page: Page) => Promise<void> = async () => {}): Promise<string> {
  await page.goto(`/?starts_on=${starts}&ends_on=${ends}&party=2&municipality=242152`);
  await page.getByRole("article", { name: AONORI }).getByRole("link", { name: /申し込む/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("場所と日程を選ぶ");
  await more(page);
  await fillIn(page, { party: 2 });
  await submit(page);
  return new URL(page.url()).pathname;
}

async function forwards(office: Page, booking: string): Promise<void> {
  await office.goto(booking);
  await act(office, "施設へ送る", "施設へ送る");
}

test("withdrawn before it is confirmed: nothing to pay, and the place is free again", async ({ device }) => {
  const page = await device("contact@asagiri.example");
  await applies(page, "2027-01-13", "2027-01-15");
  await act(page, "取り下げる", "取り下げる", "日程が合わなくなりました。");
  await expect(page.getByRole("main")).toContainText("申込みを取り下げました。費用はかかりません");
  await page.goto("/?starts_on=2027-01-13&ends_on=2027-01-15&party=2&municipality=242152");
  await expect(page.getByRole("article", { name: AONORI })).toContainText("空きがあります");
});

test("declined by the first host: the second wish is asked, and its host accepts", async ({ device }) => {
  const page = await device("contact@tsumugi.example");
  const booking = await applies(page, "2027-01-18", "2027-01-20", async () => {
    await page.getByRole("button", { name: "第2希望を追加" }).click();
    const second = page.getByRole("region", { name: "第2希望" });
    await second.getByRole("combobox", { name: "施設" }).fill("あおのり");
    await page.getByRole("option", { name: AONORI }).click();
    await second.getByRole("textbox", { name: "開始日" }).fill("2027/1/25");
    await second.getByRole("textbox", { name: "開始日" }).press("Tab");
    await expect(second.getByRole("textbox", { name: "終了日" }), "the end moves along").toHaveValue("2027/01/27");
    await second.getByRole("button", { name: /を1つ増やす$/ }).first().click();
  });
  await forwards(await device(OFFICE), booking);
  const host = await device(HOST);
  await host.goto(booking);
  await act(host, "受入れできない", "受入れできないと回答する", "改修工事のため受入れできません。");
  await host.reload();
  await act(host, "受入れを承諾する", "承諾して予約を確定する");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("予約が確定しました");
  await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("1月25日");
});

test("cancelled the day before: the fee is shown before the yes, and the calendar takes the event away", async ({ device }) => {
  const page = await device("contact@hokuto.example");
  const mailbox = await device();
  const booking = await applies(page, "2026-12-07", "2026-12-09");
  await forwards(await device(OFFICE), booking);
  const host = await device(HOST);
  await host.goto(booking);
  await act(host, "受入れを承諾する", "承諾して予約を確定する");
  await moveTo(mailbox, "2026/12/6");
  await signIn(page, { email: "contact@hokuto.example", password: PASSWORD });
  await page.goto(booking);
  await page.getByRole("button", { name: "予約をキャンセルする" }).first().click();
  const dialog = page.getByRole("dialog");
  const fee = (await dialog.textContent())?.match(/キャンセル料は([\d,]+円)/)?.[1];
  expect(fee, "the fee in the dialog").toBeDefined();
  await dialog.getByRole("button", { name: "キャンセルする", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main")).toContainText("予約をキャンセルしました");
  await expect(page.getByRole("region", { name: "費用" })).toContainText(fee ?? "");
  await letter(mailbox, "contact@hokuto.example", /取消を受け付けました/);
  const lines = await calendarIn(mailbox);
  expect(lines).toContain("METHOD:CANCEL");
  expect(lines).toContain("STATUS:CANCELLED");
  expect(lines).toContain(`UID:${booking.split("/").at(-1)}@workcation`);
});

test("nobody answers by the deadline: the hold ends, everybody is told, the place is free", async ({ device }) => {
  const page = await device("contact@kazeyomi.example");
  const mailbox = await device();
  const booking = await applies(page, "2027-02-15", "2027-02-17");
  await expect(page.getByRole("main")).toContainText("12月11日");
  await moveTo(mailbox, "2026/12/14");
  await signIn(page, { email: "contact@kazeyomi.example", password: PASSWORD });
  await page.goto(booking);
  await expect(page.getByRole("main")).toContainText("仮予約は解除されました");
  await letter(mailbox, "contact@kazeyomi.example", /仮予約が解除されました/);
  await page.goto("/?starts_on=2027-02-15&ends_on=2027-02-17&party=2&municipality=242152");
  await expect(page.getByRole("article", { name: AONORI })).toContainText("空きがあります");
});
