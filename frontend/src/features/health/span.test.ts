import { expect, test } from "vitest";
import { bytesWords, spanWords } from "./span";
import { ja } from "./text/ja";

test("a lag is said in one unit", () => {
  expect(spanWords(45, ja.health)).toBe("45秒");
  expect(spanWords(180, ja.health)).toBe("3分");
  expect(spanWords(7_200, ja.health)).toBe("2時間");
});

test("disk space is said with its unit", () => {
  expect(bytesWords(999)).toBe("999 B");
  expect(bytesWords(1_234_000)).toBe("1.2 MB");
  expect(bytesWords(250_000_000_000)).toBe("250 GB");
});
