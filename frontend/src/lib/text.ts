/** In the reader's language; what has no English stays Japanese. */
export function said(words: { ja: string; en: string }, locale: "ja" | "en"): string {
  return locale === "en" && words.en !== "" ? words.en : words.ja;
}

/** A difference: +2, −1, 0. */
export function signed(difference: number): string {
  if (difference === 0) return "0";
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}

/** NFKC and trimmed, for what a machine compares: mail, phone, postcode, numbers, kana, search keys. Never for names or free text. */
export function normalise(typed: string): string {
  return typed.normalize("NFKC").trim();
}

/** Names and free text keep what was typed; only the spaces around them go. */
export function trimSpaces(typed: string): string {
  return typed.replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");
}

/** フリガナ: full-width katakana, whatever kana were typed. */
export function toKatakana(typed: string): string {
  return normalise(typed).replace(/[ぁ-ゖ]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));
}

export function isKatakana(text: string): boolean {
  return /^[ァ-ヺー・\s\u3000]+$/.test(text);
}

/** Digits and ASCII hyphens, from any of the dashes that Japanese keyboards produce. */
export function normalisePhone(typed: string): string {
  return normalise(typed)
    .replace(/[‐‑–—−ー－ｰ]/g, "-")
    .replace(/[\s()]/g, "");
}

export function isPhone(text: string): boolean {
  return /^0\d{9,10}$/.test(normalisePhone(text).replaceAll("-", ""));
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normalise(text));
}

/** The check digit of a 法人番号 (13 digits, the first one checks the rest). `allowZero`: invented numbers of the demo begin with 0. */
export function isCorporateNumber(text: string, allowZero: boolean): boolean {
  const digits = normalise(text);
  if (!/^\d{13}$/.test(digits)) return false;
  if (digits.startsWith("0")) return allowZero;
  let sum = 0;
  for (let place = 1; place <= 12; place += 1) {
    sum += Number(digits[13 - place]) * (place % 2 === 1 ? 1 : 2);
  }
  return Number(digits[0]) === 9 - (sum % 9);
}
