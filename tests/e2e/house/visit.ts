// What pages are looked at with: a person's own questions to the API, the mails' links, and one look after another.
import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { inspect, signIn, test, type Look } from "./test.ts";

const PASSWORD = "workcation-demo";

/** Asks the API as the signed-in person does: which bookings, calls and sheets there are to open. */
export type Ask = <Answer>(path: string) => Promise<Answer>;

export type Listed = { items: { id: string; state: string }[] };

/** Signs in by the form; the token of its first answered question is then used for ours. */
export async function enter(page: Page, email: string): Promise<Ask> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/sessions") && response.ok());
  const [answer] = await Promise.all([answered, signIn(page, { email, password: PASSWORD })]);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return async (path) => {
    const response = await page.request.get(path, { headers: { Authorization: `Bearer ${token}` } });
    expect(response.ok(), `${path} answers ${response.status()}`).toBe(true);
    return response.json();
  };
}

/** The person's first booking in each of the states: the demo has one, or the look would be at nothing. */
export async function bookings<State extends string>(ask: Ask, view: "mine" | "all", states: readonly State[]): Promise<Record<State, string>> {
  const found = {} as Record<State, string>;
  for (const state of states) {
    const { items } = await ask<Listed>(`/api/bookings?view=${view}&state=${state}`);
    expect(items, `${view} in ${state}`).not.toHaveLength(0);
    found[state] = items[0]?.id ?? "";
  }
  return found;
}

/** The path of the newest mailed link of a kind; the demo's mails name the address where it was loaded. */
export async function mailed(request: APIRequestContext, topic: string, kind: RegExp, to?: string): Promise<string> {
  let cursor: string | null = null;
  do {
    const response = await request.get("/api/demo/mailbox", { params: { limit: "100", ...(cursor !== null && { cursor }) } });
    const mails = (await response.json()) as { items: { topic: string; to: string; body: string }[]; next: string | null };
    for (const mail of mails.items) {
      const link = mail.topic === topic && (to === undefined || mail.to === to) ? kind.exec(mail.body)?.[0] : undefined;
      if (link !== undefined) return link;
    }
    cursor = mails.next;
  } while (cursor !== null);
  throw new Error(`No mail ${topic} with ${kind}`);
}

/** Opens a page and looks at it; what is wrong with it does not hide what is wrong with the next. */
export async function visit(page: Page, name: string, address: string, look: Look): Promise<void> {
  await test.step(name, async () => {
    await page.goto(address);
    await see(page, name, look);
  });
}

/** Looks at the page as it stands. */
export async function see(page: Page, name: string, look: Look): Promise<void> {
  await page.waitForLoadState("networkidle");
  const trouble = await inspect(page, name, look).then(
    () => "",
    (error: Error) => error.message,
  );
  expect.soft(trouble, `${name} at ${page.url()}`).toBe("");
  const text = await page.locator("body").innerText();
  // An audit names who and what by codes, and says so.
  const meant = new Set(await page.locator("[translate=no]").allInnerTexts());
  const found = (text.match(WIRE_WORDS) ?? []).filter((word) => !meant.has(word));
  expect.soft(found, `words of the wire on ${name}`).toEqual([]);
}

/** What nobody should read: a value that was not there, an unfilled place, a code of the API. */
const WIRE_WORDS = /\bundefined\b|\bunknown\b|\bNaN\b|\[object |\{\w+\}|(?<![\w@.\-/])[a-z]+(?:_[a-z]+)+(?![\w@.\-/])/g;
