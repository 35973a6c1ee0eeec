import type { Locale } from "./locale";

/** 12,800円 · ¥12,800 */
export function yen(amount: number, locale: Locale): string {
  const digits = new Intl.NumberFormat("ja-JP").format(amount);
  return locale === "ja" ? `${digits}円` : `¥${digits}`;
}

/** 12,800円（税込） · ¥12,800 (tax incl.) */
export function yenWithTax(amount: number, locale: Locale): string {
  return locale === "ja" ? `${yen(amount, locale)}（税込）` : `${yen(amount, locale)} (tax incl.)`;
}

export function count(value: number): string {
  return new Intl.NumberFormat("ja-JP").format(value);
}

/** 72.4 → "72.4%"; one decimal unless the caller wants whole numbers. */
export function percent(value: number, decimals = 1): string {
  return `${value.toFixed(decimals)}%`;
}
