import { query } from "@/api/query";
import { addDays, type Day } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import type { ComboOption } from "@/ui/ComboBox";
import type { UnitType } from "../../facilities/wire";
import type { PriceBasis } from "./price";

export type Offer = {
  id: string;
  name: string;
  capacity: number;
  count: number;
  lodging: boolean;
  price_yen: number;
  price_basis: PriceBasis;
};
export type ChosenPlace = {
  name: string;
  offers: Offer[];
  minNights: number | null;
  maxNights: number | null;
};

/** The place of a wish with what can be taken there. */
export function usePlace(id: string): { place: ChosenPlace | null; failure: unknown; retry: () => void } {
  const { locale } = useLocale();
  const asked = query.useQuery("get", "/api/facilities/{id}", { params: { path: { id } } }, { enabled: id !== "" });
  const found = asked.data;
  const place = found
    ? {
        name: said(found.name, locale),
        offers: found.unit_types.flatMap((type) => offerOf(type, locale)),
        minNights: found.min_nights ?? null,
        maxNights: found.max_nights ?? null,
      }
    : null;
  return { place, failure: asked.error, retry: () => void asked.refetch() };
}

/** Both places of a wish, as far as they are chosen and loaded, with everything that can be taken there. */
export function usePlaces({ facilityId, alsoId }: { facilityId: string; alsoId?: string }): {
  places: ChosenPlace[];
  offers: Offer[];
} {
  const [main, also] = [usePlace(facilityId).place, usePlace(alsoId ?? "").place];
  const places = [main, also].filter((place) => place !== null);
  return { places, offers: places.flatMap(({ offers }) => offers) };
}

/** One offer; a type without an id was never stored and can't be taken. */
function offerOf(type: UnitType, locale: Locale): Offer[] {
  const { id, kind, name, ...rest } = type;
  return id ? [{ ...rest, id, name: said(name, locale), lodging: kind === "room" || kind === "whole" }] : [];
}

/** Every place that the reader may apply for, by name. */
export function usePlaceOptions(): ComboOption[] {
  const { locale } = useLocale();
  const asked = query.useQuery("get", "/api/facilities", { params: { query: { limit: 100 } } });
  return (asked.data?.items ?? []).map(({ facility: { id, name_ja, name_en } }) => ({
    value: id,
    label: locale === "ja" ? name_ja : name_en,
    also: `${name_ja} ${name_en}`,
  }));
}

/** A fortnight of a place for the party. */
export function useDays(id: string, from: Day, party: number) {
  const params = { path: { id }, query: { from, days: 14, party } };
  return query.useQuery("get", "/api/facilities/{id}/availability", { params }, { enabled: id !== "" });
}

/** The days of the stay itself, for the warning that one of them is full; the day of departure takes no night. */
export function useNights(id: string, startsOn: Day | "", nights: number, party: number): boolean {
  const params = { path: { id }, query: { from: startsOn, days: Math.min(90, Math.max(1, nights)), party } };
  const asked = query.useQuery(
    "get",
    "/api/facilities/{id}/availability",
    { params },
    { enabled: id !== "" && startsOn !== "" && nights >= 0 },
  );
  if (startsOn === "") return true;
  const until = addDays(startsOn, Math.max(1, nights));
  const taken = asked.data?.days.filter(({ on, status }) => on < until && (status === "full" || status === "closed"));
  return (taken ?? []).length === 0;
}

/** All calls, and those that take applications today. */
export function useCalls() {
  const asked = query.useQuery("get", "/api/calls");
  const every = asked.data?.items;
  return {
    every,
    calls: every?.filter(({ phase }) => phase === "open"),
    failure: asked.error,
    retry: () => void asked.refetch(),
  };
}
