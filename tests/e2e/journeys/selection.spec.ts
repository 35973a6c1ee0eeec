// The simpler selections, and a stay that is moved by mouse: a lottery from its published seed, a screening by points.
import type { Locator, Page } from "@playwright/test";
import { callOf, pooled, speaker, wanted, type Wanted } from "../house/pool.ts";
import { apply, compute, openRound, tab } from "../house/round.ts";
import { expect, test } from "../house/walk.ts";

test.use({ journey: "selection" });

const [A, B] = ["contact@asagiri.example", "contact@hokuto.example"];
const [FROM, UNTIL] = ["2027-02-02", "2027-02-04"];

type Speakers = Parameters<typeof speaker>;

/** The people of a selection, and the one villa that both companies want. */
async function scene(request: Speakers[0], address: string) {
  const speak = (email: string) => speaker(request, address, email);
  const [office, approver] = [await speak("secretariat@pref.example"), await speak("approver@pref.example")];
  const [a, b] = [await speak(A), await speak(B)];
  type Found = { items: { facility: { id: string; name_ja: string } }[] };
  const { items } = await office<Found>("get", "/facilities?municipality=242152");
  const villa = items.find(({ facility }) => facility.name_ja.includes("あおのり"))?.facility.id ?? "";
  return { office, approver, a, b, villa };
}

async function openWhy(page: Page, booking: string): Promise<Locator> {
  await page.goto(`/bookings/${booking}`);
  const why = page.getByRole("region", { name: "選考の結果と理由" });
  await expect(why).toBeVisible();
  return why;
}

test("a lottery is drawn from the seed that was published first, and can be drawn again", async ({ device, house, request }) => {
  test.setTimeout(180_000);
  const { office, approver, a, b, villa } = await scene(request, house.address);
  const callId = await callOf(office, approver, "lottery");
  const whole = await wanted(office, villa, FROM, UNTIL, "whole");
  const ofA = await pooled(a, office, callId, [whole]);
  const ofB = await pooled(b, office, callId, [whole]);
  const desk = await device("secretariat@pref.example");
  await openRound(desk, callId);
  const round = new URL(desk.url()).pathname;

  const visitor = await device();
  await visitor.goto(`/calls/${callId}/rounds`);
  const seed = await visitor.getByRole("region", { name: /シード/ }).locator("[translate=no]").textContent();
  expect(seed ?? "").toMatch(/^\S{16}$/);
  await expect(visitor.getByRole("main")).toContainText("結果はまだ確定していません");
  const ticketOf = async (booking: string) => {
    await visitor.getByRole("textbox", { name: /申込みの識別子/ }).fill(booking);
    await visitor.getByRole("button", { name: "番号を計算する" }).click();
    const told = await visitor.getByRole("status").filter({ hasText: "抽選の番号は" }).textContent();
    return Number(/番号は ([\d,]+)/.exec(told ?? "")?.[1]?.replaceAll(",", ""));
  };
  // Before anything is computed anybody can say who will be drawn.
  const aWins = (await ticketOf(ofA.id)) > (await ticketOf(ofB.id));
  const [winner, loser] = aWins ? [ofA, ofB] : [ofB, ofA];

  await compute(desk, 1);
  await expect(desk.getByRole("listitem").filter({ hasText: winner.number }).first()).toContainText("第1希望");
  const boss = await device("approver@pref.example");
  await boss.goto(round);
  await apply(boss, 1);
  await expect(boss.getByText("この選考の結果は確定しました")).toBeVisible();

  const company = await device(aWins ? B : A);
  const why = await openWhy(company, loser.id);
  await expect(why).toContainText("抽選");
  await expect(why).toContainText("この希望にはなりませんでした");
  await expect(why).not.toContainText(winner.number);
  await why.getByRole("link", { name: "公表された方針と結果を見る" }).click();
  await expect(company.getByRole("main")).toContainText(seed ?? "?");
});

test("a screening goes by the points that the secretariat gave", async ({ device, house, request }) => {
  test.setTimeout(180_000);
  const { office, approver, a, b, villa } = await scene(request, house.address);
  const callId = await callOf(office, approver, "screening");
  const [from, until] = ["2027-02-09", "2027-02-11"];
  const whole = await wanted(office, villa, from, until, "whole");
  const ofA = await pooled(a, office, callId, [whole]);
  const ofB = await pooled(b, office, callId, [whole]);
  const desk = await device("secretariat@pref.example");
  await openRound(desk, callId);
  const round = new URL(desk.url()).pathname;

  for (const [{ number }, points] of [
    [ofA, "40"],
    [ofB, "70"],
  ] as const) {
    await desk.getByRole("button", { name: new RegExp(`点数を付ける.*${number}`) }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "点数" }).fill(points);
    await dialog.getByRole("textbox", { name: "コメント" }).fill("提案の内容による。");
    await dialog.getByRole("button", { name: "点数を保存する" }).click();
    await expect(desk.getByRole("listitem").filter({ hasText: number })).toContainText(`${points}点`);
  }
  await compute(desk, 1);
  await expect(desk.getByRole("listitem").filter({ hasText: ofB.number }).first()).toContainText("第1希望");
  const boss = await device("approver@pref.example");
  await boss.goto(round);
  await apply(boss, 1);
  await expect(boss.getByText("この選考の結果は確定しました")).toBeVisible();

  const company = await device(A);
  const why = await openWhy(company, ofA.id);
  await expect(why).toContainText("審査の結果による順位");
  await expect(why).not.toContainText("提案の内容による");

  // The host reads which of its own wishes the party meets, and nobody's name.
  const host = await device("host@aonori.example");
  await host.goto(`/bookings/${ofB.id}`);
  await expect(host.getByRole("region", { name: "選考で決まった理由（受入側の希望）" })).toBeVisible();
  await expect(host.getByRole("main")).not.toContainText("提案の内容による");
});

test("a stay is moved by mouse: refused at once with the rule, or pinned where it was dropped", async ({ device, house, request }) => {
  test.setTimeout(180_000);
  const { office, approver, a, b, villa } = await scene(request, house.address);
  const callId = await callOf(office, approver, "round");
  const [from, next, far] = ["2027-02-16", "2027-02-17", "2027-02-20"];
  const room: Wanted = await wanted(office, villa, from, "2027-02-19", "room");
  const ofA = await pooled(a, office, callId, [room], { flexible_days: 1 });
  // Another stay, later, so that the calendar has days to drop on.
  await pooled(b, office, callId, [await wanted(office, villa, far, "2027-02-23", "room")]);
  const desk = await device("secretariat@pref.example");
  await openRound(desk, callId);
  await compute(desk, 1);
  await desk.getByRole("link", { name: "カレンダー", exact: true }).click();
  const bar = desk.getByRole("button", { name: new RegExp(`${ofA.number}.*利用先を変える`) });
  const cell = (on: string) => desk.locator(`td[data-facility="${villa}"][data-from="${on}"]`).first();
  const carry = async (on: string) => {
    await bar.hover({ position: { x: 12, y: 12 } });
    await desk.mouse.down();
    await cell(on).hover();
  };

  await test.step("four days later no stay is possible, and it is said before the button is let go", async () => {
    await carry(far);
    await expect(desk.getByRole("status").filter({ hasText: `${ofA.number}を` })).toContainText("にはできません");
    // Let go beside the calendar, it is left where it was.
    await desk.getByRole("heading", { level: 1 }).hover();
    await desk.mouse.up();
    await expect(desk.getByRole("dialog")).toBeHidden();
  });

  await test.step("a day later it can be; dropped there the form is filled in, and the pin stands in the report", async () => {
    await carry(next);
    await expect(desk.getByRole("status").filter({ hasText: `${ofA.number}は` })).toContainText("できます");
    await desk.mouse.up();
    const dialog = desk.getByRole("dialog");
    await expect(dialog.getByRole("combobox", { name: /利用開始日/ })).toHaveValue(next);
    await expect(dialog.getByRole("combobox", { name: /施設/ })).toHaveValue(villa);
    await expect(dialog.getByRole("status").filter({ hasText: "この上書きはできます" })).toBeVisible();
    await dialog.getByRole("combobox", { name: /理由/ }).selectOption({ label: "受入側の申出" });
    await dialog.getByRole("textbox", { name: /説明/ }).fill("清掃の都合で一日ずらすため。");
    await dialog.getByRole("button", { name: "上書きを登録する" }).click();
    await expect(dialog).toBeHidden();
    await tab(desk, /^上書き/);
    await expect(desk.getByRole("row").filter({ hasText: ofA.number })).toContainText("2月17日");
  });

  await test.step("the next proposal has it there; a keyboard opens the same form from the stay", async () => {
    await compute(desk, 2);
    await desk.getByRole("link", { name: "カレンダー", exact: true }).click();
    await expect(bar).toHaveAccessibleName(/2月17日/);
    await bar.focus();
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("dialog").getByRole("combobox", { name: /利用開始日/ })).toHaveValue(next);
  });
});
