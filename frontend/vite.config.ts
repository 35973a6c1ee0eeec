import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { compressed } from "./scripts/compressed.ts";

/** Where the API answers while pages are worked on; `WORKCATION_API` names another server. */
const proxy = { "/api": process.env["WORKCATION_API"] ?? "http://127.0.0.1:8080" };

/**
 * What nearly every page stands on goes into one file: thirty small ones compress 7 kB worse, and each is a request.
 * Everything else stays with the pages that use it.
 */
const GROUND = new RegExp(
  [
    "node_modules/(react|react-dom|react-error-boundary|scheduler|wouter|regexparam|@tanstack|openapi-fetch|openapi-react-query)/",
    "src/(lib|api|paths)",
    "src/ui/(Button|Dialog|EmptyState|Field|Icon|NotificationBanner|PageTitle|Skeleton|StatusBadge|Tag|TextInput|Toast)",
    "src/ui/(choices|navigation|text|words)",
  ].join("|"),
);

/** The survey is a page of its own (vite.survey.config.ts); while pages are worked on, React draws it too. */
const surveyPage: Plugin = {
  name: "survey-page",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/survey(?:\?|$)/.test(request.url ?? "")) request.url = "/survey.html";
      next();
    });
  },
};

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    // React Aria ships its words in thirty languages; only ours belong in the first load.
    { ...optimizeLocales.vite({ locales: ["ja-JP", "en-US"] }), enforce: "pre" },
    surveyPage,
    compressed(),
  ],
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("./src", import.meta.url)),
      // wouter's way around a React that lacks the hook; ours has it.
      "use-sync-external-store/shim/index.js": "react",
    },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "ground", test: GROUND }] } } },
  },
  server: { proxy },
  preview: { proxy },
  test: { environment: "jsdom", setupFiles: ["./src/test-setup.ts"], restoreMocks: true },
});
