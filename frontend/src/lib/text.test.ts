import { describe, expect, test } from "vitest";
import { yen, yenWithTax } from "./money";
import { dayTone } from "./holidays";
import {
  isCorporateNumber,
  isEmail,
  isKatakana,
  isPhone,
  normalise,
  normalisePhone,
  signed,
  toKatakana,
  trimSpaces,
} from "./text";

test("a difference has its sign", () => expect([2, 0, -1].map(signed)).toEqual(["+2", "0", "−1"]));

describe("what a machine compares is normalised", () => {
  test("full width becomes half width", () =>
    expect(normalise("　ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ ")).toBe("taro@example.jp"));
  test("every dash of a phone number becomes a hyphen", () => {
    expect(normalisePhone("０５９９ー００−０００１")).toBe("0599-00-0001");
    expect(isPhone("059（900）0001")).toBe(true);
    expect(isPhone("1599-00-0001")).toBe(false);
    expect(isPhone("0599-00-00")).toBe(false);
  });
  test("hiragana and half-width kana become katakana", () => {
    expect(toKatakana("やまだ ﾀﾛｳ")).toBe("ヤマダ タロウ");
    expect(isKatakana("ヤマダ タロー")).toBe(true);
    expect(isKatakana("山田")).toBe(false);
  });
  test("addresses of mail need a name, an at and a dot", () => {
    expect(isEmail("a@b.example")).toBe(true);
    expect(isEmail("a@b")).toBe(false);
  });
});

test("names keep what was typed: compatibility kanji, circled digits and half-width kana too", () => {
  expect(trimSpaces("　㈱髙﨑①ｱ\uFA19 ")).toBe("㈱髙﨑①ｱ\uFA19");
});

describe("the check digit of a corporate number", () => {
  test("real numbers pass, one changed digit does not", () => {
    // The National Tax Agency's own number.
    expect(isCorporateNumber("7000012050002", false)).toBe(true);
    expect(isCorporateNumber("7000012050003", false)).toBe(false);
    expect(isCorporateNumber("７０００012050002", false)).toBe(true);
  });
  test("a leading zero is for demonstrations only", () => {
    expect(isCorporateNumber("0123456789012", true)).toBe(true);
    expect(isCorporateNumber("0123456789012", false)).toBe(false);
  });
});

test("money says its currency and its tax", () => {
  expect(yen(12800, "ja")).toBe("12,800円");
  expect(yenWithTax(12800, "ja")).toBe("12,800円（税込）");
  expect(yenWithTax(12800, "en")).toBe("¥12,800 (tax incl.)");
});

test("Saturdays, Sundays and holidays have tones of their own", () => {
  const holidays = new Map([["2026-11-23", "勤労感謝の日"]]);
  expect(dayTone("2026-11-20")).toBe("weekday");
  expect(dayTone("2026-11-21")).toBe("saturday");
  expect(dayTone("2026-11-22")).toBe("holiday");
  expect(dayTone("2026-11-23", holidays)).toBe("holiday");
});
