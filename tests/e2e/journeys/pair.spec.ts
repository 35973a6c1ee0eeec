// Nights at an inn and desks of a coworking space in one application: one host's word isn't enough, both together are,
// and cancelling frees both. In a round both are given together, or neither.
import { DESKS, DESKS_HOST, INN_HOST, COMPANY, STAY, bothOf, places } from "../house/pair.ts";
import { callOf, pooled, speaker } from "../house/pool.ts";
import { apply, compute, openRound, tab } from "../house/round.ts";
import { act, expect, letter, submit, test } from "../house/walk.ts";

type Days = { days: { status: string }[] };

test.use({ journey: "pair" });

test("a company applies for an inn and a coworking space, and has both or neither", async ({ device, house, request }) => {
  test.setTimeout(180_000);
  const { inn, desks } = await places(request, house.address);
  const ask = await speaker(request, house.address, COMPANY);
  const company = await device(COMPANY);
  const next = company.getByRole("button", { name: "次へ進む" });

  await test.step("the form takes a second place with seats of its own", async () => {
    await company.goto(`/apply/${inn}?starts_on=${STAY.starts_on}&ends_on=${STAY.ends_on}`);
    await company.getByRole("button", { name: "別の施設もあわせて使う" }).click();
    await company.getByRole("button", { name: /を1つ増やす$/ }).first().click();
    await next.click();
    await expect(company.getByRole("alert")).toContainText("あわせて利用する施設を選ぶか、外してください");
    const also = company.getByRole("region", { name: "あわせて利用する施設" });
    await also.getByRole("combobox").fill("常若舎");
    await company.getByRole("option", { name: new RegExp(DESKS) }).click();
    for (const _ of [1, 2]) await also.getByRole("button", { name: /を1つ増やす$/ }).first().click();
    await expect(company.getByText("キャンセル待ちには加われません")).toBeVisible();
    await company.reload();
    await expect(also.getByRole("combobox")).toHaveValue(new RegExp(DESKS));
    await next.click();
    await company.getByRole("radio", { name: "合宿・集中作業" }).check({ force: true });
    await company.getByRole("textbox", { name: "参加者の人数" }).fill("2");
    await company.getByRole("textbox", { name: "確かめたいこと1" }).fill("個室と共用席のどちらで集中できるか");
    await next.click();
    await next.click();
    await expect(company.getByRole("region", { name: "場所と日程" })).toContainText(`あわせて利用：参道うらコワーキング ${DESKS}`);
    await submit(company);
    await expect(company.getByRole("region", { name: "希望と結果" })).toContainText(DESKS);
    await company.getByRole("link", { name: "受付票" }).click();
    await expect(company.getByText(new RegExp(`${DESKS}.*：`)).first()).toBeVisible();
  });
  const { items } = await ask<{ items: { id: string }[] }>("get", "/bookings?view=mine&state=in_review");
  const booking = `/bookings/${items[0]?.id ?? ""}`;

  await test.step("the secretariat sends it on, and both hosts are asked", async () => {
    const office = await device("secretariat@pref.example");
    await office.goto(booking);
    await act(office, "施設へ送る", "施設へ送る");
    await letter(office, DESKS_HOST, /受入れの可否/);
    await letter(office, INN_HOST, /受入れの可否/);
  });

  const second = await device(INN_HOST);
  await test.step("the first host accepts, and it isn't confirmed", async () => {
    const first = await device(DESKS_HOST);
    await first.goto("/host");
    await expect(first.getByRole("main")).toContainText(DESKS);
    await first.goto(booking);
    await act(first, "受入れを承諾する", "承諾する");
    await expect(first.getByRole("main")).toContainText("もう一方の施設が承諾すると予約が確定し");
    await expect(first.getByRole("button", { name: "受入れを承諾する" })).toBeHidden();
    await company.goto(booking);
    await expect(company.getByRole("main")).toContainText(/あと入江のファミリーワークヴィラ あおのり.*の承諾待ち/);
    await expect(company.getByRole("main")).toContainText("施設の確認中");
    await expect(company.getByRole("link", { name: "利用確認書" })).toBeHidden();
  });

  await test.step("the second accepts, and it is", async () => {
    await second.goto(booking);
    await act(second, "受入れを承諾する", "承諾して予約を確定する");
    await expect(second.getByRole("main")).not.toContainText("施設の確認中");
    await letter(second, DESKS_HOST, /もう一方の施設も受入可/);
    await company.reload();
    await company.getByRole("link", { name: "利用確認書" }).click();
    await expect(company.getByText("三重県伊勢市", { exact: false }).first()).toBeVisible();
  });

  await test.step("cancelling frees both", async () => {
    await company.goto(booking);
    await company.getByRole("button", { name: "予約をキャンセルする" }).first().click();
    const dialog = company.getByRole("dialog");
    await dialog.getByRole("button", { name: "キャンセルする" }).click();
    await expect(dialog).toBeHidden();
    await expect(company.getByRole("main")).toContainText("キャンセル");
    await letter(second, DESKS_HOST, /キャンセル|取消/);
    for (const place of [inn, desks]) {
      const { days } = await ask<Days>("get", `/facilities/${place}/availability?from=${STAY.starts_on}&days=1&party=1`);
      expect(days[0]?.status).toBe("free");
    }
  });
});

test("in a round both places are given together, and who comes away with one reads that the second was short", async ({ device, house, request }) => {
  test.setTimeout(180_000);
  const [office, approver] = [await speaker(request, house.address, "secretariat@pref.example"), await speaker(request, house.address, "approver@pref.example")];
  const [a, b] = [await speaker(request, house.address, COMPANY), await speaker(request, house.address, "contact@hokuto.example")];
  const { inn, desks } = await places(request, house.address);
  const stay = { starts_on: "2027-02-09", ends_on: "2027-02-11" };
  const callId = await callOf(office, approver, "round");
  // Both want every desk; there are rooms for both.
  const { both, night } = await bothOf(a, { inn, desks }, stay);
  const ofA = await pooled(a, office, callId, [both]);
  const ofB = await pooled(b, office, callId, [both, night]);

  const company = await device(COMPANY);
  await test.step("the form offers a second place in such a call, too", async () => {
    await company.goto(`/apply/${inn}?starts_on=${stay.starts_on}&ends_on=${stay.ends_on}`);
    await company.getByRole("combobox", { name: /募集/ }).selectOption(callId);
    await expect(company.getByRole("region", { name: /第1希望/ }).getByRole("button", { name: "別の施設もあわせて使う" })).toBeVisible();
  });

  const desk = await device("secretariat@pref.example");
  await openRound(desk, callId);
  const round = new URL(desk.url()).pathname;
  await test.step("the proposal has the stay at both places, and moving it moves both", async () => {
    await expect(desk.getByRole("listitem").filter({ hasText: ofA.number }).first()).toContainText(new RegExp(`あおのり.* と .*${DESKS}`));
    await compute(desk, 1);
    await expect(desk.getByRole("listitem").filter({ hasText: ofA.number }).first()).toContainText(new RegExp(`あおのり.* と .*${DESKS}`));
    await desk.getByRole("link", { name: "カレンダー", exact: true }).click();
    const bars = desk.getByRole("button", { name: new RegExp(`${ofA.number}.*利用先を変える`) });
    await expect(bars).toHaveCount(2);
    await bars.last().click();
    const dialog = desk.getByRole("dialog");
    await expect(dialog.getByRole("combobox", { name: /施設/ })).toHaveValue(`${inn} ${desks}`);
    await expect(dialog.getByRole("status").filter({ hasText: "この上書きはできます" })).toBeVisible();
    await dialog.getByRole("button", { name: "やめる" }).click();
  });

  await test.step("applied, both hosts are asked", async () => {
    const boss = await device("approver@pref.example");
    await boss.goto(round);
    await apply(boss, 1);
    await expect(boss.getByText("この選考の結果は確定しました")).toBeVisible();
    await desk.goto(round);
    await tab(desk, /^適用/);
    await desk.getByRole("button", { name: /^\d+件を送る$/ }).click();
    await expect(desk.getByText("下書きは残っていません")).toBeVisible();
    const mailbox = await device();
    for (const host of [INN_HOST, DESKS_HOST]) await letter(mailbox, host, new RegExp(`受入れの可否.*${ofA.number}`));
    const host = await device(DESKS_HOST);
    await host.goto(`/bookings/${ofA.id}`);
    await expect(host.getByRole("region", { name: "選考で決まった理由（受入側の希望）" })).toBeVisible();
  });

  await test.step("each company reads why, and nothing of the other", async () => {
    await company.goto(`/bookings/${ofA.id}`);
    await expect(company.getByRole("region", { name: "選考の結果と理由" })).toContainText("第1希望の2つの施設に決まりました");
    const other = await device("contact@hokuto.example");
    await other.goto(`/bookings/${ofB.id}`);
    const why = other.getByRole("region", { name: "選考の結果と理由" });
    await expect(why).toContainText("あわせて利用する施設の空きが足りず");
    await expect(why).not.toContainText(ofA.number);
  });
});
