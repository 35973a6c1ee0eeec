// A confirmed stay gets other dates and fewer people: the diff before sending, the same diff at the secretariat's and the
// host's, the calendar brought up to date; and a second change that is refused leaves everything as it was.
import { act, calendarIn, expect, fillIn, letter, submit, test } from "../house/walk.ts";

test.use({ journey: "change" });

const COMPANY = "hanako@seiji.example";
const OFFICE = "secretariat@pref.example";
const HOST = "host@aonori.example";

test("a company changes a confirmed stay and everybody reads the same diff", async ({ device }) => {
  test.setTimeout(240_000);
  const company = await device(COMPANY);
  const office = await device(OFFICE);
  const host = await device(HOST);
  const mailbox = await device();

  let booking = "";
  await test.step("the stay is confirmed", async () => {
    const own = await host.request.get("/api/facilities?limit=100");
    const found = (await own.json()) as { items: { facility: { id: string; name_ja: string } }[] };
    const place = found.items.find(({ facility }) => facility.name_ja.includes("あおのり"));
    await company.goto(`/apply/${place?.facility.id ?? ""}?starts_on=2027-02-08&ends_on=2027-02-10`);
    await fillIn(company, { party: 2 });
    await submit(company);
    booking = new URL(company.url()).pathname;
    await office.goto(booking);
    await act(office, "施設へ送る", "施設へ送る");
    await host.goto(booking);
    await act(host, "受入れを承諾する", "承諾して予約を確定する");
  });
  const first = await sequence(mailbox, /ご利用が確定しました/);

  await test.step("the company sees what changes, who decides and what it costs, before it asks", async () => {
    await company.goto(booking);
    await company.getByRole("link", { name: "日程・人数などを変更する" }).click();
    await expect(company.getByRole("heading", { level: 1 })).toHaveText("日程・人数などの変更");
    await company.getByRole("textbox", { name: "開始日" }).fill("2027/2/8");
    await company.getByRole("textbox", { name: "終了日" }).fill("2027/2/11");
    await company.getByRole("textbox", { name: "参加者の人数" }).fill("1");
    await company.getByRole("textbox", { name: "変更の理由" }).fill("打合せが一日延びたため。");
    await company.getByRole("button", { name: "変更前後を確かめる" }).click();
    const diff = company.getByRole("table", { name: "変更の内容" });
    await expect(diff.getByRole("row", { name: /^参加者/ })).toContainText("2人");
    await expect(diff.getByRole("row", { name: /^参加者/ })).toContainText("1人");
    await expect(company.getByText("確認の順序：事務局 → 受入施設")).toBeVisible();
    await company.getByRole("button", { name: "この内容で変更を申し出る" }).click();
    await expect(company).toHaveURL(new RegExp(`${booking}$`));
    await expect(company.getByRole("heading", { name: "変更の申出", exact: true })).toBeVisible();
  });

  await test.step("the secretariat reads the same diff in its list and in the dialog", async () => {
    await office.goto("/office");
    await expect(office.getByText("変更の確認").first()).toBeVisible();
    await office.goto(booking);
    await office.getByRole("button", { name: "変更を認める", exact: true }).click();
    await expect(office.getByRole("dialog").getByRole("row", { name: /^参加者/ })).toContainText("1人");
    await office.getByRole("dialog").getByRole("button", { name: "変更を認める", exact: true }).click();
    await expect(office.getByRole("dialog")).toBeHidden();
  });

  await test.step("the host accepts, and calendars hear of it", async () => {
    await host.goto(booking);
    await expect(host.getByRole("row", { name: /^参加者/ })).toContainText("1人");
    await act(host, "変更を承諾する", "変更を承諾する");
    await company.reload();
    await expect(company.getByRole("heading", { name: "これまでの変更" })).toBeVisible();
    expect(await sequence(mailbox, /ご予約の変更が確定しました/)).toBeGreaterThan(first);
  });

  await test.step("a second change is refused and the places stay", async () => {
    await company.goto(`${booking}/change`);
    await company.getByRole("textbox", { name: "終了日" }).fill("2027/2/12");
    await company.getByRole("button", { name: "変更前後を確かめる" }).click();
    await company.getByRole("button", { name: "この内容で変更を申し出る" }).click();
    await expect(company).toHaveURL(new RegExp(`${booking}$`));
    await company.goto(`${booking}/change`);
    await expect(company.getByText("いまの状態では、この画面から変更できません。")).toBeVisible();
    await office.goto(booking);
    await act(office, "変更を認める", "変更を認める");
    await host.goto(booking);
    await act(host, "変更をお断りする", "変更をお断りする", "12日は設備の点検があります。");
    await company.goto(booking);
    await expect(company.getByText("変更不可").first()).toBeVisible();
    await expect(company.getByText("予約確定").first()).toBeVisible();
  });
});

/** The SEQUENCE of the calendar file in the newest mail of that subject to the company. */
async function sequence(mailbox: Parameters<typeof letter>[0], subject: RegExp): Promise<number> {
  await letter(mailbox, COMPANY, subject);
  const lines = await calendarIn(mailbox);
  return Number(lines.find((line) => line.startsWith("SEQUENCE:"))?.slice("SEQUENCE:".length));
}
