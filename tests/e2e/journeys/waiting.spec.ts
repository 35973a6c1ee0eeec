// The waiting list with two rivals and a moved clock: nobody jumps, an offer that nobody answers goes on, a link answers.
import type { Page } from "@playwright/test";
import { signIn } from "../house/test.ts";
import { act, expect, fillIn, letter, linkIn, moveTo, PASSWORD, submit, test } from "../house/walk.ts";

test.use({ journey: "waiting" });

const A = "contact@asagiri.example";
const B = "contact@hokuto.example";
const C = "contact@tsumugi.example";
const WHOLE = /一棟貸し.*を1つ増やす$/;

/** Fills the form in for the whole villa and presses 提出. */
async function wants(page: Page, form: string): Promise<void> {
  await page.goto(form);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("場所と日程を選ぶ");
  await fillIn(page, { party: 2, unit: WHOLE });
}

/** Hands in, is told that it is full, and joins the list by one press; gives the booking's address. */
async function waits(page: Page, form: string): Promise<string> {
  await wants(page, form);
  for (const consent of [/暴力団/, /個人情報の取扱いに同意/, /アンケート/]) await page.getByRole("checkbox", { name: consent }).check({ force: true });
  await page.getByRole("button", { name: "申込みを提出する" }).click();
  const full = page.getByRole("status").filter({ hasText: "空きがありませんでした" });
  await expect(full.getByRole("heading", { name: "同じ施設のほかの日程" })).toBeVisible();
  await full.getByRole("button", { name: "キャンセル待ちに加わる" }).click();
  await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]+$/);
  return new URL(page.url()).pathname;
}

function turn(page: Page) {
  return page.getByRole("region", { name: "あなたの順番" });
}

test("two wait for what a third has; the first lets its offer pass, the second takes it by the link", async ({ device }) => {
  test.setTimeout(180_000);
  const [a, b, c] = [await device(A), await device(B), await device(C)];
  const office = await device("secretariat@pref.example");
  const host = await device("host@aonori.example");
  const mailbox = await device();

  await a.goto("/?starts_on=2027-02-02&ends_on=2027-02-04&party=2&municipality=242152");
  await a.getByRole("article", { name: /あおのり/ }).getByRole("link", { name: /申し込む/ }).click();
  await expect(a.getByRole("heading", { level: 1 })).toContainText("場所と日程を選ぶ");
  const form = a.url();

  const booked = await test.step("A gets the whole villa", async () => {
    await wants(a, form);
    await submit(a);
    const booking = new URL(a.url()).pathname;
    await office.goto(booking);
    await act(office, "施設へ送る", "施設へ送る");
    await host.goto(booking);
    await act(host, "受入れを承諾する", "承諾して予約を確定する");
    return booking;
  });

  const ofB = await test.step("B and C wait, in the order in which they came", async () => {
    const booking = await waits(b, form);
    await expect(turn(b)).toContainText("1番目");
    return booking;
  });
  const ofC = await waits(c, form);
  await expect(turn(c)).toContainText("2番目");
  await expect(turn(c)).toContainText("2件が待っています");
  await host.goto("/host/waiting");
  await expect(host.getByRole("row").filter({ hasText: "2番目" }).filter({ hasText: "11月20日" })).toContainText("空きが足りない");

  await test.step("A cancels, and B is asked by mail", async () => {
    await a.goto(booked);
    await act(a, "予約をキャンセルする", "キャンセルする");
    await letter(mailbox, B, /ご希望の日程に空きが出ました/);
    await b.goto(ofB);
    await expect(b.getByRole("region", { name: "仮押さえの内容" })).toContainText("11月22日");
    await expect(b.getByRole("button", { name: "この空きを利用する" })).toBeVisible();
  });

  await test.step("48 hours pass: B is the last, and C is asked", async () => {
    await moveTo(mailbox, "2026/11/23");
    await signIn(b, { email: B, password: PASSWORD });
    await b.goto(ofB);
    await expect(turn(b)).toContainText("回答なし（期限切れ）");
    const mail = await letter(mailbox, C, /ご希望の日程に空きが出ました/);
    const phone = await device();
    await phone.goto(await linkIn(mail, /\/link#/));
    await phone.getByRole("button", { name: "この空きを利用する" }).click();
    await expect(phone.getByRole("main")).toContainText("利用の回答を受け付けました");
  });

  await test.step("the host takes C; B waits on as the first", async () => {
    await signIn(host, { email: "host@aonori.example", password: PASSWORD });
    await host.goto(ofC);
    await act(host, "受入れを承諾する", "承諾して予約を確定する");
    await signIn(c, { email: C, password: PASSWORD });
    await c.goto(ofC);
    await expect(c.getByRole("main")).toContainText("予約が確定しました");
    await b.reload();
    await expect(turn(b)).toContainText("1番目");
    await expect(turn(b)).toContainText("この申込みだけです");
  });
});
