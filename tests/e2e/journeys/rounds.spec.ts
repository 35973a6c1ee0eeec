// A round from its opening to bookings: a pin, an exclusion, a re-run near the old plan, a place lost at the last moment, mails, and why.
import type { Page } from "@playwright/test";
import { callOf, handedIn, pooled, speaker, wanted } from "../house/pool.ts";
import { apply, compute, openRound, tab } from "../house/round.ts";
import { expect, letter, test } from "../house/walk.ts";

test.use({ journey: "rounds" });

const A = "contact@asagiri.example";
const B = "contact@hokuto.example";
const C = "contact@tsumugi.example";
const [FROM, UNTIL] = ["2027-02-02", "2027-02-04"];

/** Adds an override to an application, from choosing it to its place in the report. */
async function override(page: Page, number: string, kind: string, fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>): Promise<void> {
  await tab(page, /^上書き/);
  const option = page.getByRole("combobox", { name: /申込み/ }).getByRole("option", { name: number });
  await page.getByRole("combobox", { name: /申込み/ }).selectOption((await option.getAttribute("value")) ?? "");
  await page.getByRole("radio", { name: kind }).check({ force: true });
  await page.getByRole("button", { name: "次へ" }).click();
  const dialog = page.getByRole("dialog");
  await fill(dialog);
  await expect(dialog.getByRole("status").filter({ hasText: "この上書きはできます" })).toBeVisible();
  await dialog.getByRole("button", { name: "上書きを登録する" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("有効");
}

test("a round is opened, overridden, computed again, loses a race, is applied, and says why", async ({ device, house, request }) => {
  test.setTimeout(300_000);
  const speak = (email: string) => speaker(request, house.address, email);
  const [office, approver, a, b, c] = [
    await speak("secretariat@pref.example"),
    await speak("approver@pref.example"),
    await speak(A),
    await speak(B),
    await speak(C),
  ];
  type Found = { items: { facility: { id: string; name_ja: string } }[] };
  const villas = await office<Found>("get", "/facilities?municipality=242152");
  const villa = villas.items.find(({ facility }) => facility.name_ja.includes("あおのり"))?.facility.id ?? "";
  const others = await office<Found>("get", "/facilities?limit=50");
  const callId = await callOf(office, approver, "round");
  const whole = await wanted(office, villa, FROM, UNTIL, "whole");
  const ofA = await pooled(a, office, callId, [whole], { anywhere: true });
  const ofB = await pooled(b, office, callId, [whole], { anywhere: true });
  const ofC = await pooled(c, office, callId, [], { party: 3, anywhere: true, dates: { starts_on: FROM, ends_on: UNTIL } });
  expect(others.items.length).toBeGreaterThan(2);

  const desk = await device("secretariat@pref.example");
  await test.step("the secretariat opens the round and sees who asks for what", async () => {
    await openRound(desk, callId);
    for (const { number } of [ofA, ofB, ofC]) await expect(desk.getByRole("listitem").filter({ hasText: number })).toContainText("割り当てられる施設");
  });
  const round = new URL(desk.url()).pathname;

  await test.step("the policy limits a municipality, and what doesn't go together is refused at its field", async () => {
    await tab(desk, /^方針/);
    await desk.getByRole("button", { name: "方針を変更する" }).click();
    await desk.getByRole("combobox", { name: "市町を追加する" }).selectOption("242152");
    await desk.getByRole("button", { name: "追加", exact: true }).click();
    await desk.getByRole("textbox", { name: "志摩市の下限" }).fill("4");
    await desk.getByRole("textbox", { name: "志摩市の上限" }).fill("2");
    await desk.getByRole("button", { name: "方針を保存する" }).click();
    await expect(desk.getByRole("alert")).toContainText("下限は上限以下");
    await desk.getByRole("textbox", { name: "志摩市の下限" }).fill("1");
    await desk.getByRole("button", { name: "方針を保存する" }).click();
    await expect(desk.getByRole("row").filter({ hasText: "志摩市" })).toContainText("2件");
  });

  await test.step("a first proposal, as list, calendar and map", async () => {
    await compute(desk, 1);
    await expect(desk.getByRole("heading", { name: /利用先が決まる申込み（3）/ })).toBeVisible();
    await desk.getByRole("link", { name: "カレンダー", exact: true }).click();
    await expect(desk.getByRole("button", { name: new RegExp(`${ofA.number}.*利用先を変える`) })).toBeVisible();
    await desk.getByRole("link", { name: "地図", exact: true }).click();
    await expect(desk.getByRole("list", { name: "利用がある施設" })).toContainText(ofB.number);
  });

  await test.step("B is pinned to the villa and C left out, each with a reason; the next proposal keeps the rest", async () => {
    await override(desk, ofB.number, "利用先を指定する", async (dialog) => {
      await dialog.getByRole("combobox", { name: /施設/ }).selectOption(villa);
      await dialog.getByRole("combobox", { name: /区分/ }).selectOption(whole.items[0]?.unit_type_id ?? "");
      await dialog.getByRole("combobox", { name: /利用開始日/ }).selectOption(FROM);
      await dialog.getByRole("combobox", { name: /理由/ }).selectOption({ label: "障害・健康などへの配慮" });
      await dialog.getByRole("textbox", { name: /説明/ }).fill("一棟貸しでなければ宿泊できない参加者がいるため。");
    });
    await override(desk, ofC.number, "対象から外す", async (dialog) => {
      await dialog.getByRole("combobox", { name: /理由/ }).selectOption({ label: "申込者の申出" });
      await dialog.getByRole("textbox", { name: /説明/ }).fill("電話で辞退の申出があったため。");
    });
    await compute(desk, 2, "案1");
    await expect(desk.getByRole("heading", { name: /利用先が決まる申込み（2）/ })).toBeVisible();
    await expect(desk.getByRole("listitem").filter({ hasText: ofB.number }).first()).toContainText("指定");
  });

  await test.step("two proposals stand side by side", async () => {
    await tab(desk, /^比較/);
    await expect(desk.getByRole("row", { name: /利用先が決まる申込み/ })).toContainText("3件");
    await expect(desk.getByRole("row", { name: /利用先が決まる申込み/ })).toContainText("2件");
    await expect(desk.getByRole("table", { name: "利用先が変わる申込みの表" })).toContainText(ofC.number);
  });

  const boss = await device("approver@pref.example");
  await test.step("the villa is taken meanwhile: nothing is applied, and it is said whose place is gone", async () => {
    const { items } = await office<{ items: { id: string; selection_method: string; phase: string }[] }>("get", "/calls");
    const first = items.find(({ selection_method, phase }) => selection_method === "first_come" && phase === "open")?.id ?? "";
    await handedIn(c, first, [whole], { party: 2 });
    await boss.goto(round);
    await apply(boss, 2);
    const alert = boss.getByRole("alert").filter({ hasText: "何も変わっていません" });
    await expect(alert).toContainText(ofB.number);
    await expect(alert).toContainText("あおのり");
    await expect(alert).not.toContainText(ofA.number);
    const after = await office<{ state: string }>("get", `/bookings/${ofA.id}`);
    expect(after.state).toBe("pooled");
  });

  await test.step("the pin is taken back, computed again and applied", async () => {
    await desk.goto(round);
    await tab(desk, /^上書き/);
    await desk.getByRole("row").filter({ hasText: ofB.number }).getByRole("button", { name: /取り消す/ }).click();
    await desk.getByRole("dialog").getByRole("textbox").fill("一棟貸しが埋まったため。");
    await desk.getByRole("dialog").getByRole("button", { name: "上書きを取り消す" }).click();
    await expect(desk.getByRole("row").filter({ hasText: ofB.number })).toContainText("取消し済み");
    await compute(desk, 3);
    await boss.goto(round);
    await apply(boss, 3);
    await expect(boss.getByText("この選考の結果は確定しました")).toBeVisible();
  });

  await test.step("the drafted mails are read and sent; nobody had one before", async () => {
    await desk.goto(round);
    await tab(desk, /^適用/);
    await desk.getByRole("button", { name: /内容を見る/ }).first().click();
    await expect(desk.getByRole("dialog")).toContainText("宛先");
    await desk.getByRole("dialog").getByRole("button", { name: "閉じる" }).click();
    await desk.getByRole("button", { name: /^\d+件を送る$/ }).click();
    await expect(desk.getByText("下書きは残っていません")).toBeVisible();
  });

  await test.step("the company reads why, and everybody the policy and the seed", async () => {
    const mailbox = await device();
    await letter(mailbox, A, /選考|結果/);
    const company = await device(A);
    await company.goto(`/bookings/${ofA.id}`);
    const why = company.getByRole("region", { name: "選考の結果と理由" });
    await expect(why).toContainText("第1希望");
    await expect(why).toContainText("この申込みの識別子は");
    await expect(why).not.toContainText(ofB.number);
    await why.getByRole("link", { name: "公表された方針と結果を見る" }).click();
    await expect(company.getByRole("heading", { level: 1 })).toHaveText("選考の方針と結果");
    await company.getByRole("textbox", { name: /申込みの識別子/ }).fill(ofA.id);
    await company.getByRole("button", { name: "番号を計算する" }).click();
    await expect(company.getByRole("status").filter({ hasText: "抽選の番号は" })).toBeVisible();
  });
});
