import { dateRange, shortDate, stayLength } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { named, type Words } from "./wire";
import { useWords } from "./words";

type Stay = {
  facility?: { name: Words } | null;
  also_facility?: { name: Words } | null;
  starts_on?: string | null;
  ends_on?: string | null;
};

/** Where and when, as every list and page says it. */
export function useStay({ facility, also_facility, starts_on, ends_on }: Stay): {
  place: string;
  dates: string;
  length: string;
} {
  const words = useWords();
  const { locale } = useLocale();
  const main = facility ? named(facility.name, locale) : words.noPlace;
  const place = also_facility ? words.both(main, named(also_facility.name, locale)) : main;
  if (!starts_on) return { place, dates: words.noDates, length: "" };
  if (!ends_on) return { place, dates: shortDate(starts_on, locale), length: "" };
  return { place, dates: dateRange(starts_on, ends_on, locale), length: stayLength(starts_on, ends_on, locale) };
}
