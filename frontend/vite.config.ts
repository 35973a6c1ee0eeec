import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where the API answers while pages are worked on; `WORKCATION_API` names another server. */
const proxy = { "/api": process.env["WORKCATION_API"] ?? "http://127.0.0.1:8080" };

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    // React Aria ships its words in thirty languages; only ours belong in the first load.
    { ...optimizeLocales.vite({ locales: ["ja-JP", "en-US"] }), enforce: "pre" },
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { target: "es2022", assetsInlineLimit: 0, reportCompressedSize: true },
  server: { proxy },
  preview: { proxy },
  test: { environment: "jsdom", setupFiles: ["./src/test-setup.ts"], restoreMocks: true },
});
