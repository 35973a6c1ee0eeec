import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { nameOf } from "../../facilities/terms/place";
import { usePlaces, type Places } from "../usePlaces";
import { useApplications } from "../useRounds";
import type { Application, OverrideKind, Round } from "../wire";
import type { Messages } from "./text/ja";

export type UnitChoice = { id: string; name: string; seats: number };

export function useApplication(round: Round, bookingId: string): Application | null {
  const list = useApplications(round);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return all.find(({ asked }) => asked.booking_id === bookingId) ?? null;
}

/** What is chosen: a place, or two of a wish together. */
export function choiceOf(facilityId: string, alsoId: string | null | undefined): string {
  return alsoId ? `${facilityId} ${alsoId}` : facilityId;
}

/** The places of a choice. */
export function placesOf(choice: string): { facility_id: string; also_facility_id: string | null } {
  const [facility_id = "", also] = choice.split(" ");
  return { facility_id, also_facility_id: also ?? null };
}

/**
 * The wishes first, then every other place of the call, for a pin may lead anywhere that fits. A pin is to both places
 * of a wish, an exclusion from either.
 */
export function useFacilityChoices(
  round: Round,
  application: Application | null,
  kind: OverrideKind,
  words: Messages["dialog"],
) {
  const named = usePlaces();
  const { locale } = useLocale();
  const params = { query: { call_id: round.call.id, limit: 100 } };
  const { data } = query.useQuery("get", "/api/facilities", { params });
  const wished = (application?.wishes ?? []).flatMap(({ facility, also, rank }) => {
    const choice = (places: Places) => ({
      value: choiceOf(places.facility.id, places.also?.id),
      label: words.wish(rank, named(places)),
    });
    if (kind === "pin" || !also) return [choice({ facility, also })];
    return [choice({ facility }), choice({ facility: also })];
  });
  const others = (data?.items ?? []).map(({ facility }) => ({ value: facility.id, label: nameOf(facility, locale) }));
  const known = new Set(wished.map(({ value }) => value));
  return [...distinct(wished), ...others.filter(({ value }) => !known.has(value))];
}

function distinct<C extends { value: string }>(choices: readonly C[]): C[] {
  return choices.filter((choice, index) => choices.findIndex(({ value }) => value === choice.value) === index);
}

/** The types of a facility that can be slept or worked in. */
export function useUnitChoices(facilityId: string): UnitChoice[] {
  const { locale } = useLocale();
  const { data } = query.useQuery(
    "get",
    "/api/facilities/{id}",
    { params: { path: { id: facilityId } } },
    { enabled: facilityId !== "" },
  );
  return (data?.unit_types ?? []).flatMap(({ id, name, capacity, count }) =>
    id === null ? [] : [{ id, name: said(name, locale), seats: capacity * count }],
  );
}

/** The days that fit names for a type of a wish's main place; empty where fit was not asked. */
export function startsOf(application: Application | null, choice: string, unitTypeId: string): string[] {
  const wishes = (application?.wishes ?? []).filter(({ facility, also }) => choiceOf(facility.id, also?.id) === choice);
  const starts = wishes.flatMap(({ unit_types }) => unit_types.find(({ id }) => id === unitTypeId)?.starts ?? []);
  return [...new Set(starts)].toSorted();
}

/** The type that a stay gets when it is dropped on a place: the first that takes the whole party. */
export function usualUnit(choices: readonly UnitChoice[], party: number): string | null {
  return (choices.find(({ seats }) => seats >= party) ?? choices[0])?.id ?? null;
}
