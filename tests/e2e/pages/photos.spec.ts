// A host's photos of a place, and the place as visitors see them; then the same place without a single script.
import { expect, test } from "../house/test.ts";
import { enter, see, visit } from "../house/visit.ts";

test("a host keeps the photos of a place", async ({ page, look }) => {
  const ask = await enter(page, "host@aonori.example");
  const own = await ask<{ items: { id: string }[] }>("/api/host/facilities");
  const facility = own.items[0]?.id ?? "";
  await visit(page, "host-photos", `/host/facilities/${facility}/photos`, look);
  await page.locator("input[type=file]").setInputFiles({ name: "IMG_2041.txt", mimeType: "text/plain", buffer: Buffer.from("text") });
  await page.getByRole("button", { name: /の説明を変更|Edit the description/ }).first().click();
  await see(page, "host-photos-describe", look);
});

test("a visitor looks at the photos of a place", async ({ page, look }) => {
  const found = await (await page.request.get("/api/facilities?limit=50")).json();
  const item = found.items.find((each: { facility: { number: string } }) => each.facility.number === "F14");
  await visit(page, "facility-photos", `/facilities/${item.facility.id}`, look);
  await page.getByRole("button", { name: /写真を拡大|Enlarge photo/ }).nth(1).click();
  await see(page, "facility-photo-enlarged", look);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the places are listed and read", async ({ page, look }) => {
    await page.goto(`/${look.locale}/facilities`);
    await page.getByRole("link", { name: look.locale === "ja" ? /潮見亭/ : /Shiomitei/ }).click();
    await expect(page).toHaveURL(new RegExp(`/${look.locale}/facilities/F13$`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(look.locale === "ja" ? /潮見亭/ : /Shiomitei/);
    await expect(page.getByRole("table").first().getByRole("row")).toHaveCount(15);
    const other = look.locale === "ja" ? "en" : "ja";
    await page.getByRole("banner").getByRole("link", { name: look.locale === "ja" ? "English" : "日本語" }).click();
    await expect(page).toHaveURL(new RegExp(`/${other}/facilities/F13$`));
    await expect(page.locator("html")).toHaveAttribute("lang", other);
  });
});

test("the plain pages stand in order", async ({ page, look }) => {
  await visit(page, "plain-list", `/${look.locale}/facilities`, look);
  await visit(page, "plain-place", `/${look.locale}/facilities/F14`, look);
  await page.goto(`/${look.locale}/facilities/F99`);
  await see(page, "plain-missing", look);
});
