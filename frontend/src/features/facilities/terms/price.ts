import { yen } from "@/lib/money";
import type { Locale } from "@/lib/locale";
import type { PriceBasis } from "../wire";
import type { Messages } from "./text/ja";

type Price = { price_yen?: number | null; price_basis?: PriceBasis | null };

/** 6,800円／人・泊 · 無料 · 未登録: a price that nobody stated is not a free one. */
export function priceWords(price: Price, terms: Messages, locale: Locale): string {
  const { price_yen: amount, price_basis: basis } = price;
  if (amount === null || amount === undefined || !basis) return terms.unregistered;
  return amount === 0 ? terms.free : terms.per(yen(amount, locale), terms.bases[basis]);
}

/** The lowest price of several: 6,800円～／人・泊. */
export function lowestPriceWords(price: Price, terms: Messages, locale: Locale): string {
  const { price_yen: amount, price_basis: basis } = price;
  if (amount === null || amount === undefined || !basis) return terms.unregistered;
  return amount === 0 ? terms.free : terms.from(yen(amount, locale), terms.bases[basis]);
}
