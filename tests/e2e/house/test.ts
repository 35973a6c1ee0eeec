// What every spec imports: a house of one's own, people who sign in, and eyes that see what a person would complain of.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import path from "node:path";
import { copy, open, results, template, type House } from "./binary.ts";

export { expect } from "@playwright/test";

export type Locale = "ja" | "en";

/** In which language and how wide a page is looked at. */
export type Look = { locale: Locale; width: 1280 | 390 };

const HEIGHTS = { 1280: 900, 390: 844 } as const;

type OfTest = { look: Look; complaints: string[] };
type OfWorker = { house: House };

export const test = base.extend<OfTest, OfWorker>({
  look: [{ locale: "ja", width: 1280 }, { option: true }],

  house: [
    async ({}, use, worker) => {
      const database = path.join(path.dirname(template), `${worker.workerIndex}.db`);
      await copy(template, database);
      const house = await open(database);
      await use(house);
      await house.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ house }, use) => use(house.address),

  viewport: async ({ look }, use) => use({ width: look.width, height: HEIGHTS[look.width] }),

  locale: async ({ look }, use) => use(look.locale === "ja" ? "ja-JP" : "en-GB"),

  /** The language is chosen on this device before the first page, as by a returning visitor. */
  context: async ({ context, look }, use) => {
    await context.addInitScript((locale) => {
      // Runs in the empty page before the first one too, which has no storage.
      if (location.protocol !== "http:") return;
      if (localStorage.getItem("workcation.locale") === null) localStorage.setItem("workcation.locale", locale);
    }, look.locale);
    await use(context);
  },

  /** No test passes over a script's error, a refused resource, or a call to anywhere but the house. */
  complaints: [
    async ({ context, house }, use) => {
      const complaints: string[] = [];
      watch(context, house.address, complaints);
      await use(complaints);
      expect(complaints, "what the browser complained of").toEqual([]);
    },
    { auto: true },
  ],
});

/** Collects what the pages of a context complain of. */
export function watch(context: BrowserContext, address: string, complaints: string[]): void {
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("console", (message) => {
    // A refusal by the API is part of many journeys; the browser's own note of it is no error of the page.
    const expected = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !expected) complaints.push(message.text());
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== address) complaints.push(`asked ${url.origin}`);
  });
}

/** Who signs in: what the demo prints, or what a journey registered before. */
export type Person = { email: string; password: string };

/** Signs in as a person does: by the form, in whichever language it stands, until the page knows who is there. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  const form = page.getByRole("main");
  await form.getByLabel(/メールアドレス|E-mail/).fill(person.email);
  await form.getByRole("textbox", { name: /パスワード|Password/ }).fill(person.password);
  await form.getByRole("button", { name: /ログイン|Sign in/ }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** What every page must keep: one first heading, the chosen language, no overhang, axe content, and a picture to look at. */
export async function inspect(page: Page, name: string, look: Look): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", look.locale);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await fits(page);
  await axe(page);
  await screenshot(page, name, look);
}

/** Fails with each broken rule, where it is broken and how to mend it. */
export async function axe(page: Page): Promise<void> {
  // Addresses are made for what is broken only: on a calendar of thousands of cells that is most of the time.
  const found = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const broken = found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary ?? rule.help}`),
  );
  expect(broken, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing sticks out to the side: a page that must be dragged sideways is broken on a phone. */
export async function fits(page: Page): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overhang, `pixels by which ${page.url()} is too wide`).toBeLessThanOrEqual(0);
}

/** Keeps the whole page as results/<name>-<width>-<locale>.png. */
export async function screenshot(page: Page, name: string, look: Look): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(results, `${name}-${look.width}-${look.locale}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
}
