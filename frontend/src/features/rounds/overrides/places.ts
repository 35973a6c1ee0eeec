import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { nameOf } from "../../facilities/terms/place";
import { useApplications } from "../useRounds";
import type { Application, Round } from "../wire";
import type { Messages } from "./text/ja";

export type UnitChoice = { id: string; name: string; seats: number };

export function useApplication(round: Round, bookingId: string): Application | null {
  const list = useApplications(round);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return all.find(({ asked }) => asked.booking_id === bookingId) ?? null;
}

/** The wishes first, then every other place of the call, for a pin may lead anywhere that fits. */
export function useFacilityChoices(round: Round, application: Application | null, words: Messages["dialog"]) {
  const { locale } = useLocale();
  const params = { query: { call_id: round.call.id, limit: 100 } };
  const { data } = query.useQuery("get", "/api/facilities", { params });
  const wished = (application?.wishes ?? []).map(({ facility, rank }) => ({
    value: facility.id,
    label: words.wish(rank, said(facility.name, locale)),
  }));
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

/** The days that fit names for a type of a wished place; empty where fit was not asked. */
export function startsOf(application: Application | null, facilityId: string, unitTypeId: string): string[] {
  const wishes = (application?.wishes ?? []).filter(({ facility }) => facility.id === facilityId);
  const starts = wishes.flatMap(({ unit_types }) => unit_types.find(({ id }) => id === unitTypeId)?.starts ?? []);
  return [...new Set(starts)].toSorted();
}

/** The type that a stay gets when it is dropped on a place: the first that takes the whole party. */
export function usualUnit(choices: readonly UnitChoice[], party: number): string | null {
  return (choices.find(({ seats }) => seats >= party) ?? choices[0])?.id ?? null;
}
