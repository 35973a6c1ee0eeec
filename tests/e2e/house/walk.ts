// What journeys are walked with: several people at once, each at a device of their own, the demo's mailbox and its clock.
import type { Locator, Page } from "@playwright/test";
import { expect, signIn, test as base, watch } from "./test.ts";

export { expect } from "./test.ts";

/** All of the demo's people have this password. */
export const PASSWORD = "workcation-demo";

/** Opens a device of somebody's own; with an address, signed in. */
type Device = (email?: string) => Promise<Page>;

/** A journey that names itself (`test.use({ journey: "…" })`) has a house, and so a clock, of its own. */
export const test = base.extend<{ device: Device }, { journey: string }>({
  journey: ["", { scope: "worker", option: true }],

  device: async ({ browser, house, complaints, viewport }, use) => {
    const opened: { close: () => Promise<void> }[] = [];
    await use(async (email) => {
      const context = await browser.newContext({ baseURL: house.address, locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport, acceptDownloads: true });
      opened.push(context);
      watch(context, house.address, complaints);
      const page = await context.newPage();
      if (email !== undefined) await signIn(page, { email, password: PASSWORD });
      return page;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

/** The newest mail to an address whose subject says so, opened in the demo's mailbox. */
export async function letter(page: Page, to: string, subject: RegExp): Promise<Locator> {
  await page.goto(`/demo/mailbox?to=${encodeURIComponent(to)}`);
  const mails = page.getByRole("main").getByRole("button", { name: subject });
  await expect(async () => {
    await page.getByRole("button", { name: "新着を確認" }).click();
    await expect(mails.first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await mails.first().click();
  return page.getByRole("article");
}

/** The address of a link in a mail; following it is the reader's. */
export async function linkIn(mail: Locator, to: RegExp): Promise<string> {
  const addresses = await mail.getByRole("link").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const found = addresses.find((address) => to.test(address));
  expect(found, `a link to ${to} among ${addresses.join(", ")}`).toBeDefined();
  return found ?? "";
}

/** The calendar file of an opened mail, lines unfolded as RFC 5545 says. */
export async function calendarIn(page: Page): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("article").getByRole("button", { name: /\.ics/ }).click(),
  ]);
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString("utf8");
  expect(text, "lines end as RFC 5545 says").toMatch(/\r\n$/);
  return text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
}

/** Moves the demo's clock forward, to nine in the morning of a day, and lets everything happen that is due by then. */
export async function moveTo(page: Page, day: string): Promise<void> {
  await page.goto("/demo/mailbox");
  await page.getByLabel(/日付を指定/).fill(day);
  await page.getByRole("button", { name: "この日の9時にする" }).click();
  await expect(page.getByRole("status").filter({ hasText: "時計を" })).toBeVisible({ timeout: 30_000 });
}

/** Moves the demo's clock by an hour: what runs from time to time has then run. */
export async function anHourLater(page: Page): Promise<void> {
  await page.goto("/demo/mailbox");
  await page.getByRole("button", { name: "1時間進める" }).click();
  await expect(page.getByRole("status").filter({ hasText: "時計を" })).toBeVisible({ timeout: 30_000 });
}

/** Presses a button of the action bar and confirms in the dialog that opens, with a comment where one is asked for. */
export async function act(page: Page, verb: string, confirm: string, comment = ""): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  if (comment !== "") await dialog.getByRole("textbox").first().fill(comment);
  await dialog.getByRole("button", { name: confirm, exact: true }).click();
  await expect(dialog).toBeHidden();
}

type Filling = { party: number; days?: readonly string[]; unit?: RegExp };

/** From the first step of an application, its place and dates chosen, to the last: rooms or seats, people, purpose, days. */
export async function fillIn(page: Page, { party, days = [], unit = /を1つ増やす$/ }: Filling): Promise<void> {
  const next = page.getByRole("button", { name: "次へ進む" });
  await page.getByRole("button", { name: unit }).first().click();
  await next.click();
  await page.getByRole("radio", { name: "合宿・集中作業" }).check({ force: true });
  await page.getByRole("textbox", { name: "参加者の人数" }).fill(String(party));
  await page.getByRole("textbox", { name: "確かめたいこと1" }).fill("Web会議を1日3回、途切れずにできるか");
  await next.click();
  for (const [index, basis] of days.entries()) {
    await page.getByLabel("区分").nth(index).selectOption({ label: basis });
    if (basis !== "テレワーク") continue;
    await page.getByRole("textbox", { name: "開始" }).nth(index).fill("8:30");
    await page.getByRole("textbox", { name: "終了" }).nth(index).fill("17:15");
    await page.getByRole("textbox", { name: "勤務中の連絡先" }).nth(index).fill("059-000-0001");
  }
  await next.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/確認して提出/);
}

/** Agrees to what must be agreed to and hands the application in; the page is then the booking's. */
export async function submit(page: Page): Promise<void> {
  for (const consent of [/暴力団/, /個人情報の取扱いに同意/, /アンケート/]) await page.getByRole("checkbox", { name: consent }).check({ force: true });
  await page.getByRole("button", { name: "申込みを提出する" }).click();
  await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]+$/);
}

/** Answers every question that wants an answer, page after page, and sends the sheet. */
export async function answer(page: Page): Promise<void> {
  const send = page.getByRole("button", { name: "回答を送信する" });
  const place = page.getByText(/^\d+／\d+ページ$/);
  const PAGES_MAX = 20;
  for (let turned = 0; turned < PAGES_MAX; turned += 1) {
    await answerPage(page);
    if (await send.isVisible()) return send.click();
    const before = await place.textContent();
    await page.getByRole("button", { name: "次へ", exact: true }).click();
    await expect(place).not.toHaveText(before ?? "");
  }
  throw new Error("The questionnaire does not end");
}

/** One choice of every scale and matrix row, and the first box of every question that must have one. */
async function answerPage(page: Page): Promise<void> {
  const radios = page.getByRole("main").locator("input[type=radio]");
  const names = await radios.evaluateAll((all) => [...new Set(all.map((each) => (each as HTMLInputElement).name))]);
  for (const name of names) {
    const choices = page.locator(`input[type=radio][name="${name}"]`);
    if ((await choices.and(page.locator(":checked")).count()) === 0) await choices.nth(1).check({ force: true });
  }
  for (const group of await page.getByRole("group", { name: /必須/ }).all()) {
    const boxes = group.getByRole("checkbox");
    if ((await boxes.count()) > 0 && (await boxes.and(page.locator(":checked")).count()) === 0) await boxes.first().check({ force: true });
  }
}
