import { officialDate, stayLength } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import type { Booking } from "../wire";
import { useWords } from "../words";

/** 令和8年12月7日（月）から 令和8年12月10日（木）まで（3泊4日）, as papers write it. */
export function usePeriod({ starts_on: from, ends_on: until }: Pick<Booking, "starts_on" | "ends_on">): string {
  const { noDates } = useWords();
  const { locale } = useLocale();
  if (!from || !until) return noDates;
  const length = stayLength(from, until, locale);
  if (from === until) return `${officialDate(from, locale)}（${length}）`;
  if (locale === "en") return `${officialDate(from, locale)} – ${officialDate(until, locale)} (${length})`;
  return `${officialDate(from, locale)}から${officialDate(until, locale)}まで（${length}）`;
}
