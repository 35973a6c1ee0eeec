import type { components } from "@/api/schema";
import type { Locale } from "@/lib/locale";

type Schemas = components["schemas"];
export type Booking = Schemas["Booking"];
export type BookingRow = Schemas["BookingRow"];
export type BookingState = Schemas["BookingState"];
export type BookingWish = Schemas["BookingWish"];
export type WorkDay = Schemas["WorkDay"];
export type Basis = Schemas["Basis"];
export type Call = Schemas["Call"];
export type Consent = Schemas["ConsentKind"];
export type Application = Schemas["Application"];
export type Wish = Schemas["Wish"];
export type WaitingPlace = Schemas["WaitingPlace"];
export type WaitingRow = Schemas["WaitingRow"];
export type EnteredRequest = Schemas["EnteredRequest"];
export type Violation = Schemas["Violation"];
export type LinkSchedule = Schemas["LinkSchedule"];
export type BookingChange = Schemas["BookingChange"];
export type ChangeLine = Schemas["ChangeLine"];
export type ChangePreview = Schemas["ChangePreview"];
export type ChangeState = Schemas["ChangeState"];
export type ChangeTerms = Schemas["ChangeTerms"];
export type ProblemReport = Schemas["ProblemReport"];
export type ProblemKind = Schemas["ProblemKind"];
export type ProblemState = Schemas["ProblemState"];
export type GuestPage = Schemas["GuestPage"];
export type Named = Schemas["Named"];
export type Place = Schemas["BookingPlace"];
export type Words = Schemas["BookingWords"];

/** What a wish takes of each of its places, the main one first. */
export function placesOf(wish: BookingWish): { name: Words | null; items: BookingWish["items"] }[] {
  const also = wish.also_facility_id ?? null;
  const main = {
    name: wish.facility_name ?? null,
    items: wish.items.filter((item) => also === null || item.facility_id !== also),
  };
  if (also === null) return [main];
  const items = wish.items.filter((item) => item.facility_id === also);
  return [main, { name: wish.also_facility_name ?? null, items }];
}

/** A name in the reader's language, in Japanese where it has no other; "" where there is none yet. */
export function named(words: { ja: string; en?: string } | null | undefined, locale: Locale): string {
  return words?.[locale] ?? words?.ja ?? "";
}
