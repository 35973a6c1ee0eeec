import { normalise, normalisePhone, toKatakana, trimSpaces } from "@/lib/text";
import type { ClosingRule, Listing } from "../wire";
import {
  FLAGS,
  NUMBERS,
  type ClosingDraft,
  type Draft,
  type Flag,
  type FlagName,
  type MomentName,
  type NumberName,
  type UnitDraft,
} from "./draft";

type Numbers = { [K in NumberName]: number | null };
type Flags = { [K in FlagName]: boolean | null };

/** The draft as the server reads it. What is no number is sent as a number that no rule allows, so it is refused by its name. */
export function listingFrom(draft: Draft): Listing {
  const { texts, moments } = draft;
  const text = (name: keyof Draft["texts"]) => trimSpaces(texts[name]);
  const moment = (name: MomentName) => (moments[name] === "" ? null : normalise(moments[name]));
  return {
    ...(Object.fromEntries(NUMBERS.map((name) => [name, numberOf(draft.numbers[name])])) as Numbers),
    ...(Object.fromEntries(FLAGS.map((name) => [name, flagOf(draft.flags[name])])) as Flags),
    name: { ja: text("name.ja"), en: text("name.en") },
    name_kana: toKatakana(texts.name_kana),
    description: { ja: text("description.ja"), en: text("description.en") },
    address: text("address"),
    theme: text("theme"),
    wifi_note: text("wifi_note"),
    access_note: text("access_note"),
    shelter_name: text("shelter_name"),
    emergency_phone: normalisePhone(texts.emergency_phone),
    lat: numberOf(draft.numbers.lat) ?? 0,
    lon: numberOf(draft.numbers.lon) ?? 0,
    measured_on: moment("measured_on"),
    check_in_time: moment("check_in_time"),
    check_out_time: moment("check_out_time"),
    audience: draft.audience,
    municipality_code: draft.municipality_code,
    facility_type: draft.facility_type,
    lodging_licence: draft.lodging_licence,
    meals: draft.meals,
    languages: draft.languages,
    welcomed_purposes: listed(draft.welcomed_purposes),
    welcomed_industries: listed(draft.welcomed_industries),
    hazards: draft.hazards,
    unit_types: draft.units.map((unit) => unitFrom(unit, draft.units)),
    hours: hoursFrom(draft),
    closing_rules: draft.closings.map(closingFrom),
    cancellation_rules: draft.fees.map(({ party, days, percent }) => ({
      min_party: whole(party),
      days_before: whole(days),
      percent: whole(percent),
    })),
    house_rules: draft.rules.map(({ ja, en }) => ({ ja: trimSpaces(ja), en: trimSpaces(en) })),
  };
}

const NO_NUMBER = -999;

function numberOf(typed: string): number | null {
  const text = normalise(typed).replaceAll(",", "");
  if (text === "") return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : NO_NUMBER;
}

function whole(typed: string): number {
  const number = numberOf(typed) ?? NO_NUMBER;
  return Number.isInteger(number) ? number : NO_NUMBER;
}

/** No word at all is saying nothing. */
function listed(words: string[]): string[] | null {
  return words.length === 0 ? null : words;
}

function flagOf(flag: Flag): boolean | null {
  return flag === "" ? null : flag === "yes";
}

function unitFrom(unit: UnitDraft, all: readonly UnitDraft[]): Listing["unit_types"][number] {
  const { id, kind, ja, en, capacity, count, price, basis, covers } = unit;
  return {
    id,
    kind,
    name: { ja: trimSpaces(ja), en: trimSpaces(en) },
    capacity: whole(capacity),
    count: kind === "whole" ? 1 : whole(count),
    price_yen: whole(price),
    price_basis: basis,
    covers: kind === "whole" ? all.flatMap(({ key }, place) => (covers.includes(key) ? [place] : [])) : [],
  };
}

function hoursFrom({ week }: Draft): Listing["hours"] {
  return (week ?? []).flatMap(({ open, opens, closes }, weekday) =>
    open ? [{ weekday, opens: normalise(opens), closes: normalise(closes) }] : [],
  );
}

function closingFrom({ kind, weekday, nth, from, until }: ClosingDraft): ClosingRule {
  const weekly = kind === "weekday" || kind === "nth_weekday";
  return {
    kind,
    weekday: weekly ? weekday : null,
    nth: kind === "nth_weekday" ? nth : null,
    starts_on: kind === "dates" && from !== "" ? from : null,
    ends_on: kind === "dates" && from !== "" ? (until === "" ? from : until) : null,
  };
}

/** The fields in which two listings differ, by their names; what the page shows when somebody else was faster. */
export function differences(before: Listing, after: Listing): (keyof Listing)[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Listing)[]);
  return [...names].filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
}
