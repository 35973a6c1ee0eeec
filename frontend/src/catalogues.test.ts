import { describe, expect, test } from "vitest";

type Words = { [key: string]: unknown };

const ja = import.meta.glob<{ ja: Words }>("./**/text/ja.ts", { eager: true });
const en = import.meta.glob<{ en: Words }>("./**/text/en.ts", { eager: true });

/** Values no sentence contains by itself. */
const MARKS = [70_001, 70_002, 70_003, 70_004];

function leaves(words: unknown, path: string): [string, unknown][] {
  if (typeof words !== "object" || words === null) return [[path, words]];
  return Object.entries(words).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

/** Which of its values a sentence really says, whatever order the language puts them in. */
function said(sentence: unknown): number[] {
  if (typeof sentence !== "function") return [];
  const text = [String(sentence(...MARKS)), String(sentence(...MARKS.map(String)))].join(" ").replaceAll(",", "");
  return MARKS.filter((mark) => text.includes(String(mark)));
}

describe.each(Object.keys(ja))("%s", (path) => {
  const japanese = ja[path]?.ja ?? {};
  const english = en[path.replace("ja.ts", "en.ts")]?.en ?? {};

  test("English has the same sentences with the same values", () => {
    const others = new Map(leaves(english, ""));
    const differing = leaves(japanese, "").filter(([key, sentence]) => {
      const other = others.get(key);
      return typeof other !== typeof sentence || said(other).join() !== said(sentence).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("no sentence is empty, and no Japanese is left in English", () => {
    const suspicious = leaves(english, "").filter(
      ([key, text]) =>
        typeof text === "string" && (text === "" || (/[ぁ-んァ-ヶ一-龠]/.test(text) && !isLanguageName(key))),
    );
    expect(suspicious).toEqual([]);
    expect(leaves(japanese, "").filter(([, text]) => text === "")).toEqual([]);
  });
});

/** The switch names a language in that language. */
function isLanguageName(key: string): boolean {
  return key.startsWith(".language");
}
