// A company's way: search, register, apply, be returned, be accepted, stay, answer, and be read as a result.
import { signIn } from "../house/test.ts";
import { act, anHourLater, answer, calendarIn, expect, fillIn, letter, linkIn, moveTo, PASSWORD, submit, test } from "../house/walk.ts";

test.use({ journey: "company" });

const COMPANY = "株式会社ゆうなぎ試作（架空）";
const EMAIL = "nagi@yunagi.example";
const GUEST = "guest@yunagi.example";
const STAY = "2026/12/14";
const LEAVING = "2026/12/16";

test("a company searches, registers, applies, is returned, accepted, stays and answers", async ({ page, device }) => {
  test.setTimeout(120_000);
  const mailbox = await device();
  const office = await device("secretariat@pref.example");
  const host = await device("host@aonori.example");

  await test.step("a visitor searches and opens a facility", async () => {
    await page.goto("/?starts_on=2026-12-14&ends_on=2026-12-16");
    await expect(page.getByRole("status").filter({ hasText: /\d+件が該当/ })).toBeVisible();
    const card = page.getByRole("article", { name: /あおのり/ });
    await expect(card.getByRole("list", { name: "合う点" })).not.toBeEmpty();
    await card.getByRole("heading", { level: 2 }).getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("あおのり");
    await page.getByRole("link", { name: /申し込む/ }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("場所と日程を選ぶ");
  });
  const application = page.url();

  await test.step("and fills in the application before having an account", async () => {
    await fillIn(page, { party: 2 });
    await expect(page.getByText("提出にはログインが必要です")).toBeVisible();
  });

  await test.step("the company registers and confirms by mail", async () => {
    await page.getByRole("link", { name: "企業の利用登録をする" }).click();
    await page.getByRole("textbox", { name: "企業・団体の名称" }).fill(COMPANY);
    await page.getByRole("textbox", { name: "企業・団体のフリガナ" }).fill("ユウナギシサク");
    await page.getByLabel("業種").selectOption("it");
    await page.getByLabel("従業員数").selectOption("10-49");
    await page.getByRole("textbox", { name: "氏名" }).fill("夕凪 なぎ");
    await page.getByRole("region", { name: "ご担当者について" }).getByRole("textbox", { name: "フリガナ" }).fill("ユウナギ ナギ");
    await page.getByRole("textbox", { name: "メールアドレス" }).fill(EMAIL);
    await page.getByRole("textbox", { name: "電話番号" }).fill("059-000-1234");
    await page.getByRole("textbox", { name: "パスワード" }).fill(PASSWORD);
    await page.getByRole("checkbox", { name: /利用規約と個人情報/ }).check({ force: true });
    await page.getByRole("button", { name: "登録する" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "確認のメールをお送りしました" })).toBeVisible();
    const mail = await letter(mailbox, EMAIL, /メールアドレスの確認/);
    await page.goto(await linkIn(mail, /register\/confirm/));
    await page.getByRole("button", { name: "登録を完了する" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "利用登録が完了しました" })).toBeVisible();
  });

  await test.step("signs in and finds the application as it was left", async () => {
    await page.getByRole("link", { name: "ログイン" }).first().click();
    await signIn(page, { email: EMAIL, password: PASSWORD });
    await page.goto(application);
    await expect(page.getByText("この端末に保存されていた入力内容を表示しています。")).toBeVisible();
    for (const step of ["人数・目的・確かめたいことを入力する", "日ごとの予定を入力する", "内容を確認して提出する"]) {
      await page.getByRole("button", { name: "次へ進む" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(step);
    }
    await submit(page);
    await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]+$/);
    await expect(page.getByRole("main")).toContainText("事務局の審査中");
  });
  const booking = new URL(page.url()).pathname;

  await test.step("the secretariat returns it once, with a reason", async () => {
    await office.goto(booking);
    await act(office, "差し戻す", "差し戻す", "到着予定時刻を入力してください。");
    await expect(office.getByRole("main")).toContainText("申込者が内容を修正しています");
    await letter(mailbox, EMAIL, /修正をお願い/);
  });

  await test.step("the company corrects and hands in again under the same number", async () => {
    await page.reload();
    await expect(page.getByRole("main")).toContainText("到着予定時刻を入力してください。");
    const number = await page.getByText(/26-[A-Z0-9]{6}/).first().textContent();
    await page.getByRole("link", { name: "申込内容を直す" }).click();
    await page.getByRole("button", { name: "次へ進む" }).click();
    await page.getByRole("textbox", { name: "到着予定時刻" }).fill("15:00");
    await page.getByRole("button", { name: "次へ進む" }).click();
    await page.getByRole("button", { name: "次へ進む" }).click();
    await page.getByRole("button", { name: "修正して再提出する" }).click();
    await expect(page.getByRole("main")).toContainText("事務局の審査中");
    await expect(page.getByText(number ?? "").first()).toBeVisible();
  });

  await test.step("the secretariat sends it on; the host sees no name yet, and accepts", async () => {
    await office.goto(booking);
    await act(office, "施設へ送る", "施設へ送る");
    await host.goto(booking);
    await expect(host.getByRole("main")).not.toContainText(COMPANY);
    await act(host, "受入れを承諾する", "承諾して予約を確定する");
    await expect(host.getByRole("main")).toContainText(COMPANY);
  });

  await test.step("the company gets a calendar that is right", async () => {
    await letter(mailbox, EMAIL, /確定しました/);
    const lines = await calendarIn(mailbox);
    expect(lines).toContain("METHOD:REQUEST");
    expect(lines).toContain("STATUS:CONFIRMED");
    expect(lines).toContain(`UID:${booking.split("/").at(-1)}@workcation`);
    expect(lines).toContain("DTSTART;VALUE=DATE:20261214");
    // The end of an event by days is the day after its last one.
    expect(lines).toContain("DTEND;VALUE=DATE:20261217");
    expect(lines.some((line) => /^SEQUENCE:\d+$/.test(line))).toBe(true);
  });

  await test.step("names its people, arrives and leaves", async () => {
    await page.goto(booking);
    await page.getByRole("button", { name: "参加者を登録する" }).click();
    await page.getByLabel("氏名").first().fill("夕凪 なぎ");
    await page.getByLabel("メールアドレス").first().fill(GUEST);
    await page.getByRole("button", { name: "登録する", exact: true }).click();
    await expect(page.getByText("参加者を登録しました。")).toBeVisible();
    await anHourLater(mailbox);
    await letter(mailbox, GUEST, /利用前アンケート/);
    // Three weeks later nobody is signed in any more.
    await moveTo(mailbox, STAY);
    await signIn(host, { email: "host@aonori.example", password: PASSWORD });
    await host.goto("/host/today");
    await expect(host.getByRole("main")).toContainText(COMPANY);
    await host.goto(booking);
    await act(host, "チェックインを記録する", "チェックインを記録する");
    await moveTo(mailbox, LEAVING);
    await signIn(page, { email: EMAIL, password: PASSWORD });
    await page.goto(booking);
    await act(page, "チェックアウトする", "チェックアウトを記録する");
    await expect(page.getByRole("main")).toContainText("滞在が終了しました");
  });

  await test.step("a participant answers on a phone, without an account", async () => {
    await anHourLater(mailbox);
    const mail = await letter(mailbox, GUEST, /利用後アンケート/);
    const phone = await device();
    await phone.setViewportSize({ width: 390, height: 844 });
    const link = await linkIn(mail, /survey/);
    await phone.goto(link);
    await expect(phone.getByRole("heading", { level: 1 })).toBeVisible();
    await phone.getByRole("button", { name: "回答を始める" }).click();
    await answer(phone);
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("ご回答ありがとうございました");
    const later = await device();
    await later.goto(link);
    await expect(later.getByRole("main")).toContainText("このリンクはすでに使われたか");
  });

  await test.step("the host sees that one answer is too few to be shown", async () => {
    await signIn(host, { email: "host@aonori.example", password: PASSWORD });
    await host.goto("/office/results");
    const scope = host.getByRole("group", { name: "集計の範囲" });
    await scope.getByLabel("施設").selectOption({ label: "入江のファミリーワークヴィラ あおのり（架空）" });
    await scope.getByLabel("期").selectOption({ label: "令和8（2026）年度 下半期" });
    const satisfaction = host.getByRole("main").locator("section", { hasText: "総合満足度" }).first();
    await expect(satisfaction).toContainText("非表示");
    await expect(satisfaction).not.toContainText("n＝");
  });

  await test.step("the secretariat opens the sheet: no name, no company, marked, and recorded", async () => {
    await signIn(office, { email: "secretariat@pref.example", password: PASSWORD });
    await office.goto("/office/sheets?audience=participant_post");
    await office.getByRole("main").getByRole("table").getByRole("link").first().click();
    await expect(office.getByRole("main")).toContainText("取扱注意");
    await office.getByRole("button", { name: "記録を残して開く" }).click();
    await expect(office.getByRole("heading", { name: "回答", exact: true })).toBeVisible();
    await expect(office.getByRole("main")).not.toContainText(COMPANY);
    await expect(office.getByRole("main")).not.toContainText("夕凪");
    const sheet = new URL(office.url()).searchParams.get("sheet") ?? "";
    await office.goto(`/office/audit?subject=${sheet}`);
    await expect(office.getByRole("table")).toContainText("回答票");
    await expect(office.getByRole("table")).toContainText("sheet.view");
  });
});
