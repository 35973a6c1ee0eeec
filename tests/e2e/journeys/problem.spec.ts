// A guest without an account opens the page in the message of the day before, reports a problem on a phone, and reads the
// host's answer there; the host's desk shows it at the top.
import { anHourLater, expect, fillIn, letter, linkIn, moveTo, act, submit, test } from "../house/walk.ts";

test.use({ journey: "problem" });

const COMPANY = "hanako@seiji.example";
const OFFICE = "secretariat@pref.example";
const HOST = "host@aonori.example";
const GUEST = "guest.visitor@seiji.example";

test("a guest tells the host of a problem and reads the answer", async ({ device }) => {
  test.setTimeout(240_000);
  const company = await device(COMPANY);
  const office = await device(OFFICE);
  const host = await device(HOST);
  const visitor = await device();

  await test.step("a stay is confirmed, its guest named", async () => {
    const listed = await host.request.get("/api/facilities?limit=100");
    const { items } = (await listed.json()) as { items: { facility: { id: string; name_ja: string } }[] };
    const place = items.find(({ facility }) => facility.name_ja.includes("あおのり"));
    await company.goto(`/apply/${place?.facility.id ?? ""}?starts_on=2026-12-01&ends_on=2026-12-03`);
    await fillIn(company, { party: 1 });
    await submit(company);
    const booking = new URL(company.url()).pathname;
    await office.goto(booking);
    await act(office, "施設へ送る", "施設へ送る");
    await host.goto(booking);
    await act(host, "受入れを承諾する", "承諾して予約を確定する");
    await company.goto(booking);
    await company.getByRole("button", { name: "参加者を登録する" }).click();
    await company.getByRole("textbox", { name: "氏名" }).fill("鈴鹿 旅子（架空）");
    await company.getByRole("textbox", { name: "メールアドレス" }).fill(GUEST);
    await company.getByRole("button", { name: "登録する", exact: true }).click();
    await expect(company.getByText("鈴鹿 旅子（架空）").first()).toBeVisible();
  });

  let page = "";
  await test.step("the day before, the guest gets a page of their own", async () => {
    await moveTo(visitor, "2026/11/30");
    await anHourLater(visitor);
    const mail = await letter(visitor, GUEST, /ご滞在のご案内/);
    await expect(mail).toContainText("緊急連絡先");
    page = await linkIn(mail, /\/guest#token=/);
    await visitor.goto(page);
    await expect(visitor.getByText("滞在の初日から最終日まで")).toBeVisible();
  });

  await test.step("during the stay the guest reports a problem", async () => {
    await moveTo(visitor, "2026/12/01");
    await visitor.goto(page);
    await visitor.getByRole("radio", { name: "Wi-Fi・通信" }).check({ force: true });
    await visitor.getByRole("textbox", { name: "状況" }).fill("会議の途中でWi-Fiが切れます。");
    await visitor.getByRole("textbox", { name: "場所" }).fill("2階の個室ブース");
    await visitor.getByRole("button", { name: "施設に知らせる" }).click();
    await expect(visitor.getByRole("heading", { name: "お知らせした内容と回答" })).toBeVisible();
    await expect(visitor.getByText("施設からの回答を待っています。")).toBeVisible();
  });

  await test.step("it stands at the top of the host's desk, and an answer an hour later goes back", async () => {
    await anHourLater(visitor);
    await host.goto("/host");
    await expect(host.getByRole("heading", { name: "いま困っている方がいます" })).toBeVisible();
    const report = host.getByRole("article").filter({ hasText: "会議の途中でWi-Fiが切れます。" });
    await report.getByRole("button", { name: "回答する" }).click();
    const dialog = host.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "回答" }).fill("予備の回線に切り替えました。");
    await dialog.getByRole("checkbox", { name: "これで解決した" }).check({ force: true });
    await dialog.getByRole("button", { name: "回答を送る" }).click();
    await expect(host.getByText("回答を送りました。")).toBeVisible();
    await visitor.goto(page);
    await expect(visitor.getByText("予備の回線に切り替えました。")).toBeVisible();
    await expect(visitor.getByText(/最初の回答まで6\d分/)).toBeVisible();
    await expect(visitor.getByText("解決", { exact: true })).toBeVisible();
  });

  await test.step("the secretariat sees how many and how fast, and not who", async () => {
    await office.goto("/office");
    await expect(office.getByRole("heading", { name: "滞在中の困りごと" })).toBeVisible();
    await expect(office.getByText(/報告 \d+件/)).toBeVisible();
    await office.getByText("遅れた回答").click();
    await expect(office.getByRole("article").filter({ hasText: "会議の途中でWi-Fiが切れます。" })).toContainText("回答遅れ");
    await expect(office.getByText("鈴鹿 旅子（架空）")).toHaveCount(0);
  });
});
