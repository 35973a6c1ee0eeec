// A prefectural employee's way: the plan of days, the supervisor's one-time link, the secretariat, the host.
import { act, expect, fillIn, letter, linkIn, submit, test } from "../house/walk.ts";

test.use({ journey: "employee" });

const EMPLOYEE = "misaki.nakamura@pref.example";
const SUPERVISOR = "tadashi.ito@pref.example";

test("an employee applies, the supervisor approves by a link that acts only when pressed, the stay is confirmed", async ({ device }) => {
  test.setTimeout(120_000);
  const page = await device(EMPLOYEE);
  const mailbox = await device();
  await page.goto("/?starts_on=2026-12-21&ends_on=2026-12-23&party=1");
  await page.getByRole("article", { name: /あおのり/ }).getByRole("link", { name: /申し込む/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("場所と日程を選ぶ");
  await fillIn(page, { party: 1, days: ["テレワーク", "テレワーク", "年次有給休暇"] });
  await submit(page);
  const booking = new URL(page.url()).pathname;
  await expect(page.getByRole("main")).toContainText("所属長の確認中");

  const link = await linkIn(await letter(mailbox, SUPERVISOR, /承認をお願い/), /\/link#/);
  const status = await page.evaluate(async (address) => {
    const answer = await fetch(address);
    return answer.status;
  }, link);
  expect(status, "a scanner that opens every link").toBe(200);
  const phone = await device();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(link);
  await expect(phone.getByRole("main")).toContainText("12月21日");
  await page.reload();
  await expect(page.getByRole("main"), "opening the link changed nothing").toContainText("所属長の確認中");
  await phone.getByRole("button", { name: "この計画を承認する" }).click();
  await expect(phone.getByRole("main")).toContainText("事務局の審査に進みます");
  const again = await device();
  await again.goto(link);
  await expect(again.getByRole("main")).toContainText("このリンクでの手続きはすでに済んでいます");

  const office = await device("secretariat@pref.example");
  await office.goto(booking);
  await act(office, "施設へ送る", "施設へ送る");
  const host = await device("host@aonori.example");
  await host.goto(booking);
  await act(host, "受入れを承諾する", "承諾して予約を確定する");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("予約が確定しました");
  await expect(page.getByRole("main")).toContainText("経過");
});
