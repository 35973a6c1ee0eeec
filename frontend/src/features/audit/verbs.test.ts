/** Every verb that the server can record has words, and no word is left for one that is gone. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { en } from "./text/en";
import { ja } from "./text/ja";

const table = readFileSync(resolve(import.meta.dirname, "../../../../api/src/policy/names.rs"), "utf8");
const recorded = [...table.matchAll(/^\s+\w+ (?:Change|Look|System) "([a-z_.]+)" "/gm)].map(([, verb]) => verb ?? "");

test("the table of names was read", () => {
  expect(recorded.length).toBeGreaterThan(90);
  expect(recorded).toContain("booking.approve");
});

test.each([
  ["Japanese", ja.verbs],
  ["English", en.verbs],
])("every verb has its %s words", (_, words: Record<string, string>) => {
  expect(recorded.filter((verb) => words[verb] === undefined)).toEqual([]);
  expect(Object.keys(words).filter((verb) => !recorded.includes(verb))).toEqual([]);
  const said = Object.values(words);
  expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
});
