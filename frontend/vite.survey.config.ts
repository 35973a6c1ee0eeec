import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { compressed } from "./scripts/compressed.ts";

/**
 * The survey is a page of its own beside the client: the same sources, drawn by Preact. React alone would take 64 of
 * the 90 kB that its first load may have (docs/decisions/0004).
 */
export default defineConfig({
  plugins: [tailwindcss(), compressed()],
  resolve: {
    alias: [
      { find: "@", replacement: fileURLToPath(new URL("./src", import.meta.url)) },
      { find: /^react-dom\/client$/, replacement: "preact/compat/client" },
      { find: /^react-dom$/, replacement: "preact/compat" },
      { find: /^react\/jsx-runtime$/, replacement: "preact/jsx-runtime" },
      { find: /^react$/, replacement: "preact/compat" },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "react" } },
  publicDir: false,
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // Beside the client, which is built first.
    emptyOutDir: false,
    rolldownOptions: { input: fileURLToPath(new URL("./survey.html", import.meta.url)) },
  },
});
