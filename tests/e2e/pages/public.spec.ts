// The pages anybody may open, whatever the language and width.
import { inspect, test } from "../house/test.ts";

const PAGES = {
  home: "/",
  "sign-in": "/sign-in",
  register: "/register",
  reset: "/reset",
  help: "/help",
  flow: "/flow",
  privacy: "/privacy",
  terms: "/terms",
  accessibility: "/accessibility",
  "open-data": "/open-data",
  health: "/health",
} as const;

for (const [name, address] of Object.entries(PAGES)) {
  test(`the ${name} page stands in order`, async ({ page, look }) => {
    await page.goto(address);
    await inspect(page, name, look);
  });
}
