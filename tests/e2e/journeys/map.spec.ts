// The map: by keyboard alone, by the mouse, by two fingers, and with somebody's pictures below it.
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../house/test.ts";

const map = (page: Page) => page.getByRole("group", { name: /^地図/ });
const zoomOf = async (page: Page) => Number(await map(page).getAttribute("data-zoom"));
const pins = (page: Page) => map(page).getByRole("button", { name: /^\d+\s/ });

async function search(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(pins(page).first()).toBeVisible();
}

/** Presses a key until that which has focus answers to a name; people do no other. */
async function walk(page: Page, key: string, name: RegExp, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const focused = page.locator(":focus");
    const said = (await focused.count()) > 0 ? ((await focused.getAttribute("aria-label")) ?? (await focused.innerText())) : "";
    if (name.test(said)) return;
  }
  throw new Error(`${key} did not reach ${name}`);
}

test("by keyboard alone a person reaches the map, moves it, chooses a town and goes on to a card", async ({ page }) => {
  await search(page);
  await walk(page, "Tab", /^地図へ/);
  await page.keyboard.press("Enter");
  await expect(map(page)).toBeFocused();

  await page.keyboard.press("+");
  await page.keyboard.press("+");
  expect(await zoomOf(page)).toBeCloseTo(2.56);
  const before = await pins(page).first().boundingBox();
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => (await pins(page).first().boundingBox())?.y).not.toBe(before?.y);
  await page.keyboard.press("0");
  expect(await zoomOf(page)).toBe(1);

  await page.keyboard.press("Tab");
  await walk(page, "ArrowDown", /^志摩市\s\d+件$/);
  const count = Number(/\s(\d+)件/.exec((await page.locator(":focus").getAttribute("aria-label")) ?? "")?.[1]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/municipality=242152/);
  await expect(map(page).getByRole("button", { name: /^志摩市/ })).toBeFocused();
  await expect(map(page).getByRole("button", { name: /^志摩市/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("status").filter({ hasText: `${count}件が該当` })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(count);

  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/municipality/);
  await expect(map(page).getByRole("button", { name: /^志摩市/ })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("article").nth(count)).toBeVisible();

  await walk(page, "Tab", /^\d+\s|^\d+件の施設/);
  await walk(page, "ArrowRight", /^2\s/);
  const name = (await page.locator(":focus").getAttribute("aria-label"))?.replace(/^\d+\s/, "") ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name, exact: true })).toBeFocused();
  await expect(page.getByRole("article", { name })).toBeInViewport();

  await page.goBack();
  await expect(page).toHaveURL(/municipality=242152/);
  await expect(page.getByRole("article")).toHaveCount(count);
});

test("a group of pins opens until each can be pressed", async ({ page }) => {
  // On a low window the whole prefecture is small, and pins come near each other.
  await page.setViewportSize({ width: 1280, height: 420 });
  await search(page);
  const group = map(page).getByRole("button", { name: /件の施設（/ });
  const drops = await pins(page).count();
  await group.first().focus();
  await page.keyboard.press("Enter");
  expect(await zoomOf(page)).toBeGreaterThan(1.5);
  await expect(map(page).locator("button:focus")).toHaveCount(1);
  for (let step = 0; step < 4 && (await zoomOf(page)) < 8; step += 1) await page.getByRole("button", { name: "拡大", exact: true }).click();
  await expect(group).toHaveCount(0);
  expect(await pins(page).count()).toBeGreaterThan(0);
  expect(drops).toBeGreaterThan(0);
});

test("the mouse drags the map and presses a town; the wheel is the page's until the map was pressed", async ({ page }) => {
  await search(page);
  const box = await map(page).boundingBox();
  if (!box) throw new Error("the map has no box");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -300);
  await expect(map(page).getByText(/地図を押してから/)).toBeVisible();
  expect(await zoomOf(page)).toBe(1);

  // The sea: it wakes the map and chooses nothing.
  await page.mouse.click(box.x + box.width - 40, box.y + box.height - 60);
  await page.mouse.wheel(0, -600);
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(2);
  await expect(page).not.toHaveURL(/municipality/);

  await page.getByRole("button", { name: "全体を表示" }).click();
  for (const _ of [1, 2]) await page.getByRole("button", { name: "拡大", exact: true }).click();
  const places = async () => (await page.locator("[data-town]").first().boundingBox())?.x ?? 0;
  const sea = { x: box.x + box.width - 60, y: box.y + box.height - 100 };
  await page.mouse.move(sea.x, sea.y);
  await page.mouse.down();
  const before = await places();
  await page.mouse.move(sea.x - 50, sea.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await places()) - before)).toBe(-50);
  await expect(page, "a drag chooses nothing").not.toHaveURL(/municipality/);

  await page.getByRole("button", { name: "全体を表示" }).click();
  await expect.poll(() => zoomOf(page), "the towns stand where they will be pressed").toBe(1);
  const spot = await page.evaluate(landOf, "242012");
  await page.mouse.click(spot.x, spot.y);
  await expect(page).toHaveURL(/municipality=242012/);
  await expect(map(page).getByRole("button", { name: /^津市/ })).toHaveAttribute("aria-pressed", "true");
});

/** A pixel of the window with a town's land under it and all round it: at a border the neighbour may be pressed. */
function landOf(code: string): { x: number; y: number } {
  const land = document.querySelector(`[data-town="${code}"]`);
  const box = land?.getBoundingClientRect() ?? new DOMRect();
  const isInland = (x: number, y: number) =>
    [-4, 0, 4].every((dx) => [-4, 0, 4].every((dy) => document.elementFromPoint(x + dx, y + dy) === land));
  for (let x = Math.ceil(box.left); x < box.right; x += 3) {
    for (let y = Math.ceil(box.top); y < box.bottom; y += 3) if (isInland(x, y)) return { x, y };
  }
  throw new Error(`nothing of ${code} can be pressed`);
}

test.describe("on a phone", () => {
  test.use({ look: { locale: "ja", width: 390 }, hasTouch: true });

  test("one finger moves the map, two zoom it", async ({ page, context }) => {
    await page.goto("/?view=map");
    await expect(pins(page).first()).toBeVisible();
    const box = await map(page).boundingBox();
    if (!box) throw new Error("the map has no box");
    const touch = await context.newCDPSession(page);
    // Over the sea, where no pin stands.
    const [x, y] = [box.x + box.width * 0.8, box.y + box.height * 0.8];
    const two = (apart: number) => [{ x, y: y - apart }, { x, y: y + apart }];
    await drag(touch, [two(15), two(30), two(60)]);
    expect(await zoomOf(page)).toBeGreaterThan(3);
    const place = async () => (await page.locator("[data-town]").first().boundingBox())?.y ?? 0;
    const before = await place();
    await drag(touch, [[{ x, y }], [{ x, y: y + 20 }], [{ x, y: y + 60 }]]);
    await expect.poll(async () => Math.round((await place()) - before)).toBe(60);
  });
});

/** Fingers go down at the first spots, over the next, and up at the last. */
async function drag(touch: CDPSession, spots: { x: number; y: number }[][]): Promise<void> {
  for (const [step, touchPoints] of spots.entries()) {
    await touch.send("Input.dispatchTouchEvent", { type: step === 0 ? "touchStart" : "touchMove", touchPoints });
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

test("pictures of an online map are fetched only after a visitor asked for them", async ({ browser, house }) => {
  // A context that nobody watches for strangers: here one is meant to be asked.
  const context = await browser.newContext({ baseURL: house.address, locale: "ja-JP", viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const asked: string[] = [];
  await page.route("**/api/settings", async (route) => {
    const answer = await route.fetch();
    const layer = { url: "https://tiles.example/{z}/{x}/{y}.png", zoom_max: 18, credit: { ja: "試しの地図", en: "A trial map" } };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), map_tiles: layer } });
  });
  await page.route("https://tiles.example/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#ddd"/></svg>' });
  });
  await search(page);
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: /^背景の地図画像/ }).click();
  await expect(page.getByText("試しの地図")).toBeVisible();
  await expect.poll(() => asked.length).toBeGreaterThan(3);
  expect(new Set(asked).size).toBe(asked.length);
  await context.close();
});
