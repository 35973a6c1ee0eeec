// First loads: what is sent until a page stands, for browsers that read no more than gzip (experience.md, Speed).
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "../house/test.ts";
import { enter, mailed } from "../house/visit.ts";

/** kB of gzip. */
const LIMITS = { search: 150, survey: 90, console: 160 };

/** Collects every file of the client that the page asks for, and says how much of gzip that is. */
function weigh(page: Page, request: APIRequestContext): () => Promise<number> {
  const files = new Set<string>();
  page.on("request", (asked) => {
    const { pathname } = new URL(asked.url());
    // What comes after the first results is not of the first load.
    if (!pathname.startsWith("/api/") && !/\/MieMap-/.test(pathname)) files.add(pathname);
  });
  return async () => {
    await page.waitForLoadState("networkidle");
    expect(files.size, "files asked for").toBeGreaterThan(2);
    const sizes = await Promise.all([...files].map((file) => gzipped(request, file)));
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  };
}

async function gzipped(request: APIRequestContext, file: string): Promise<number> {
  const answer = await request.get(file, { headers: { "Accept-Encoding": "gzip" } });
  expect(answer.status(), file).toBe(200);
  const body = await answer.body();
  // What is too small to be compressed beforehand is compressed on the way, without a length.
  return Number(answer.headers()["content-length"] ?? body.length);
}

test("the search loads within its limit, and its map only after the first results", async ({ page, request }) => {
  const weight = weigh(page, request);
  const order: string[] = [];
  page.on("requestfinished", (done) => order.push(new URL(done.url()).pathname));
  page.on("request", (asked) => /\/MieMap-/.test(asked.url()) && order.push("the map"));
  await page.goto("/");
  await expect(page.getByRole("article").first()).toBeVisible();
  expect(await weight()).toBeLessThanOrEqual(LIMITS.search);
  expect(order.indexOf("the map")).toBeGreaterThan(order.indexOf("/api/facilities"));
});

test("the survey loads within its limit", async ({ page, request }) => {
  const link = await mailed(request, "survey.invited", /\/survey#\S+/);
  const weight = weigh(page, request);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await weight()).toBeLessThanOrEqual(LIMITS.survey);
});

test("the secretariat's desk loads within its limit", async ({ page, request, context }) => {
  await enter(page, "secretariat@pref.example");
  const desk = await context.newPage();
  const weight = weigh(desk, request);
  await desk.goto("/office");
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await weight()).toBeLessThanOrEqual(LIMITS.console);
});

test("files that are named by their content are kept for a year, pages are asked about again", async ({ request }) => {
  const index = await request.get("/");
  const script = /src="(\/assets\/[^"]+)"/.exec(await index.text())?.[1] ?? "";
  const asset = await request.get(script, { headers: { "Accept-Encoding": "br" } });
  expect(asset.headers()).toMatchObject({
    "content-encoding": "br",
    "cache-control": "public, max-age=31536000, immutable",
    vary: expect.stringContaining("accept-encoding"),
  });
  const { etag } = index.headers();
  const again = await request.get("/", { headers: { "If-None-Match": etag ?? "" } });
  expect(index.headers()["cache-control"]).toBe("no-cache");
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  const other = await request.get("/", { headers: { "Accept-Encoding": "gzip" } });
  const forms = [index.headers()["etag"], other.headers()["etag"]];
  expect(forms.every((tag) => tag?.startsWith("W/"))).toBe(true);
});
