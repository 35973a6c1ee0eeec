// Journeys are walked once, in Japanese on a desk; every page is then looked at in both languages and widths.
import { defineConfig } from "@playwright/test";
import path from "node:path";
import { results } from "./house/binary.ts";
import type { Look } from "./house/test.ts";

const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const looks: Look[] = [
  { locale: "ja", width: 1280 },
  { locale: "ja", width: 390 },
  { locale: "en", width: 1280 },
  { locale: "en", width: 390 },
];

export default defineConfig<{ look: Look }>({
  outputDir: path.join(results, "failures"),
  // The shaped line has a server of its own.
  ...(process.env["SHAPE_ADDRESS"] ? {} : { globalSetup: "./house/setup.ts" }),
  fullyParallel: true,
  // Each worker keeps a house of its own: a server, a database, a port. Two cores carry two.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    timezoneId: "Asia/Tokyo",
    actionTimeout: 10_000,
    reducedMotion: "reduce",
    // TRACE=1 make e2e ONLY=… records each step of a test, for where a picture of its end is not enough.
    trace: process.env["TRACE"] ? "on" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "journeys", testDir: "journeys" },
    // Needs a shaped line: tools/shape.sh runs it, and nobody else.
    ...(process.env["SHAPE_ADDRESS"] ? [{ name: "shape", testDir: "shape" }] : []),
    ...looks.map((look) => ({
      name: `pages-${look.width}-${look.locale}`,
      testDir: "pages",
      use: { look },
    })),
  ],
});
