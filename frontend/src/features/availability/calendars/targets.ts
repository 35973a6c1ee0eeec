import type { Locale } from "@/lib/locale";
import { nameOf } from "../../facilities/terms/place";
import type { BusyCalendar, BusyCalendarWanted, CalendarType } from "../wire";
import type { Messages } from "./text/ja";

type Words = Messages["busy"];

/** Whom a calendar can be about, as one choice: everything, a type, a unit. */
export function targets(types: readonly CalendarType[], words: Words, locale: Locale) {
  const own = types.filter(({ kind }) => kind !== "whole");
  return [
    { value: "all", label: words.all },
    ...own.flatMap((type) => [
      { value: `type ${type.id}`, label: words.ofType(nameOf(type, locale)) },
      ...type.units.map(({ id, number }) => ({
        value: `unit ${id}`,
        label: words.ofUnit(nameOf(type, locale), number),
      })),
    ]),
  ];
}

/** The choice as the server takes it. */
export function targetFrom(value: string): Pick<BusyCalendarWanted, "unit_type_id" | "unit_id"> {
  const [what, id = null] = value.split(" ");
  return { unit_type_id: what === "type" ? id : null, unit_id: what === "unit" ? id : null };
}

export function targetWords(calendar: BusyCalendar, types: readonly CalendarType[], words: Words, locale: Locale) {
  if (calendar.unit_id) return unitWords(calendar.unit_id, types, words, locale);
  const type = types.find(({ id }) => id === calendar.unit_type_id);
  return type ? words.ofType(nameOf(type, locale)) : words.all;
}

export function unitWords(unitId: string, types: readonly CalendarType[], words: Words, locale: Locale): string {
  for (const type of types) {
    const unit = type.units.find(({ id }) => id === unitId);
    if (unit) return words.ofUnit(nameOf(type, locale), unit.number);
  }
  return "";
}
