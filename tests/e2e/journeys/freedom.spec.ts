// A call that gives its places later: a company says what else it would take, and reads it wherever its application is shown.
import type { Page } from "@playwright/test";
import { callOf, speaker } from "../house/pool.ts";
import { act, expect, fillIn, submit, test } from "../house/walk.ts";

test.use({ journey: "freedom" });

const A = "contact@asagiri.example";
const OTHER = "希望以外の、条件に合う施設でもよい";
const ANY = "施設は指定しない（条件に合う施設ならどこでもよい）";
const MOVABLE = "日程は前後2日まで変更できる（泊数は同じ）";

async function dates(page: Page, group: RegExp): Promise<void> {
  const range = page.getByRole("group", { name: group });
  await range.getByRole("textbox", { name: "開始日" }).fill("2027/2/2");
  await range.getByRole("textbox", { name: "開始日" }).press("Tab");
  await range.getByRole("textbox", { name: "終了日" }).fill("2027/2/4");
  await range.getByRole("textbox", { name: "終了日" }).press("Tab");
}

test("a company applies with other places, with other days, and without naming a place", async ({ device, house, request }) => {
  test.setTimeout(180_000);
  const [office, approver] = [
    await speaker(request, house.address, "secretariat@pref.example"),
    await speaker(request, house.address, "approver@pref.example"),
  ];
  const callId = await callOf(office, approver, "round");
  type Found = { items: { facility: { id: string; name_ja: string } }[] };
  const { items } = await office<Found>("get", "/facilities?municipality=242152");
  const villa = items.find(({ facility }) => facility.name_ja.includes("あおのり"))?.facility.id ?? "";
  const company = await device(A);
  const desk = await device("secretariat@pref.example");

  await test.step("only such a call asks for it, and nothing typed is lost while another is chosen", async () => {
    await company.goto(`/apply/${villa}?starts_on=2027-02-02&ends_on=2027-02-04&call_id=${callId}`);
    const freedom = company.getByRole("region", { name: "利用先の決め方について" });
    await freedom.getByRole("radio", { name: "希望する施設を優先し" }).check({ force: true });
    await freedom.getByRole("combobox", { name: "日程の変更" }).selectOption({ label: "前後2日まで変更できる" });
    const call = company.getByRole("combobox", { name: /募集/ });
    const first = await call.locator("option").filter({ hasNotText: "一括調整" }).filter({ hasText: /./ }).last().getAttribute("value");
    await call.selectOption(first ?? "");
    await expect(freedom).toBeHidden();
    await call.selectOption(callId);
    await expect(freedom.getByRole("radio", { name: "希望する施設を優先し" })).toBeChecked();
    await expect(freedom.getByRole("combobox", { name: "日程の変更" })).toHaveValue("2");
  });

  await test.step("it is said once more before it is handed in, and on the page and the receipt after", async () => {
    await fillIn(company, { party: 2 });
    const said = company.getByRole("region", { name: "場所と日程" });
    await expect(said).toContainText(OTHER);
    await expect(said).toContainText(MOVABLE);
    await submit(company);
    const wishes = company.getByRole("region", { name: "希望と結果" });
    await expect(wishes).toContainText("第1希望");
    await expect(wishes).toContainText(OTHER);
    await expect(wishes).toContainText(MOVABLE);
    await company.getByRole("link", { name: "受付票" }).click();
    await expect(company.getByText(MOVABLE)).toBeVisible();
  });

  await test.step("without a place only the days are asked for", async () => {
    await company.goto(`/calls/${callId}`);
    await company.getByRole("link", { name: "施設を指定せずに申し込む" }).click();
    await expect(company.getByRole("radio", { name: "施設は指定せず、どこでもよい" })).toBeChecked();
    await expect(company.getByRole("combobox", { name: "施設" })).toBeHidden();
    await company.getByRole("button", { name: "次へ進む" }).click();
    await expect(company.getByRole("alert")).toContainText("希望する日程を選んでください");
    await dates(company, /希望する日程/);
    await company.reload();
    await expect(company.getByRole("textbox", { name: "終了日" })).toHaveValue(/2027/);
    await company.getByRole("button", { name: "次へ進む" }).click();
    await company.getByRole("radio", { name: "合宿・集中作業" }).check({ force: true });
    await company.getByRole("textbox", { name: "参加者の人数" }).fill("2");
    await company.getByRole("textbox", { name: "確かめたいこと1" }).fill("集中できる時間が増えるか");
    await company.getByRole("button", { name: "次へ進む" }).click();
    await expect(company.getByLabel("区分")).toHaveCount(3);
    await company.getByRole("button", { name: "次へ進む" }).click();
    await expect(company.getByRole("region", { name: "場所と日程" })).toContainText(ANY);
    await submit(company);
    await expect(company.getByRole("region", { name: "希望と結果" })).toContainText(ANY);
    await expect(company.getByRole("region", { name: "費用" })).toContainText("施設が決まると表示されます");
    await expect(company.getByRole("main")).toContainText("2月2日");
  });

  await test.step("the secretariat reads it and enters it in the selection; no facility is said to be asked", async () => {
    await desk.goto(new URL(company.url()).pathname);
    await expect(desk.getByRole("region", { name: "希望と結果" })).toContainText(ANY);
    await act(desk, "選考の対象にする", "選考の対象にする");
    await expect(desk.getByRole("main")).toContainText("選考中");
    await company.reload();
    const history = company.getByRole("region", { name: "経過" });
    await expect(history).toContainText("選考の対象に加えました");
    await expect(history).not.toContainText("施設へ送りました");
  });
});
