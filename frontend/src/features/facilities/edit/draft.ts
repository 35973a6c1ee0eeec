import type { CancellationRule, ClosingRule, Facility, Hazard, Listing, UnitKind, PriceBasis } from "../wire";

/** Entries of one line, by the names that the server gives them; "" is what nobody stated. */
export const TEXTS = [
  "name.ja",
  "name_kana",
  "name.en",
  "description.ja",
  "description.en",
  "address",
  "theme",
  "wifi_note",
  "access_note",
  "shelter_name",
  "emergency_phone",
] as const;
export const NUMBERS = [
  "down_mbps",
  "up_mbps",
  "rtt_ms",
  "monitors",
  "ergonomic_chairs",
  "lockable_booths",
  "min_nights",
  "max_nights",
  "child_min_age",
  "parking",
  "ev_chargers",
  "station_walk_minutes",
  "nagoya_minutes",
  "elevation_m",
  "shelter_walk_minutes",
  "welcomed_party_from",
  "welcomed_party_to",
] as const;
export const FLAGS = [
  "wired_lan",
  "dedicated_ssid",
  "vpn_allowed",
  "multifunction_printer",
  "single_rooms",
  "children_allowed",
  "pets_allowed",
  "wheelchair",
  "invoice_allowed",
  "first_timers_welcome",
] as const;
export const MOMENTS = ["measured_on", "check_in_time", "check_out_time"] as const;

export type TextName = (typeof TEXTS)[number];
export type NumberName = (typeof NUMBERS)[number];
export type FlagName = (typeof FLAGS)[number];
export type MomentName = (typeof MOMENTS)[number];
export type Flag = "yes" | "no" | "";

export type UnitDraft = {
  key: string;
  id: string | null;
  kind: UnitKind;
  ja: string;
  en: string;
  capacity: string;
  count: string;
  price: string;
  basis: PriceBasis;
  /** Of a whole: the keys of the types whose units it takes. */
  covers: string[];
};
export type DayDraft = { open: boolean; opens: string; closes: string };
export type FeeDraft = { key: string; party: string; days: string; percent: string };
export type RuleDraft = { key: string; ja: string; en: string };
export type ClosingDraft = {
  key: string;
  kind: ClosingRule["kind"];
  weekday: number;
  nth: number;
  from: string;
  until: string;
};

/** A listing while it is typed: numbers as text, so that nothing typed is ever lost to a conversion. */
export type Draft = {
  texts: Record<TextName, string>;
  numbers: Record<NumberName | "lat" | "lon", string>;
  flags: Record<FlagName, Flag>;
  moments: Record<MomentName, string>;
  audience: Listing["audience"];
  municipality_code: string;
  facility_type: Listing["facility_type"];
  lodging_licence: Listing["lodging_licence"];
  meals: Listing["meals"];
  languages: string[];
  /** Words of purposes and industries; none: the host says nothing. */
  welcomed_purposes: string[];
  welcomed_industries: string[];
  hazards: Hazard[];
  units: UnitDraft[];
  /** Monday first; `null` where the place has no fixed hours. */
  week: DayDraft[] | null;
  closings: ClosingDraft[];
  fees: FeeDraft[];
  rules: RuleDraft[];
};

let made = 0;

/** Rows are named by when they were made: their order and contents change under the fingers. */
export function rowKey(): string {
  made += 1;
  return `row-${made}`;
}

/** What a host has not stated: unknown, which no need passes. */
const UNKNOWN = {
  check_in_time: null,
  check_out_time: null,
  child_min_age: null,
  children_allowed: null,
  dedicated_ssid: null,
  down_mbps: null,
  elevation_m: null,
  ergonomic_chairs: null,
  ev_chargers: null,
  invoice_allowed: null,
  lockable_booths: null,
  max_nights: null,
  measured_on: null,
  min_nights: null,
  monitors: null,
  multifunction_printer: null,
  nagoya_minutes: null,
  parking: null,
  pets_allowed: null,
  rtt_ms: null,
  shelter_walk_minutes: null,
  single_rooms: null,
  station_walk_minutes: null,
  up_mbps: null,
  first_timers_welcome: null,
  welcomed_industries: null,
  welcomed_party_from: null,
  welcomed_party_to: null,
  welcomed_purposes: null,
  vpn_allowed: null,
  wheelchair: null,
  wired_lan: null,
} satisfies Partial<Listing>;

export function emptyListing(municipality: string): Listing {
  return {
    audience: "everyone",
    municipality_code: municipality,
    name: { ja: "", en: "" },
    name_kana: "",
    description: { ja: "", en: "" },
    address: "",
    lat: 0,
    lon: 0,
    facility_type: "lodging",
    lodging_licence: "ryokan_hotel",
    theme: "",
    meals: "none",
    wifi_note: "",
    access_note: "",
    languages: ["ja"],
    hazards: [],
    shelter_name: "",
    emergency_phone: "",
    unit_types: [],
    hours: [],
    closing_rules: [],
    cancellation_rules: [],
    house_rules: [],
    ...UNKNOWN,
  };
}

/** What the server adds to a listing. */
const ADDED = new Set<string>([
  "id",
  "number",
  "state",
  "operator",
  "municipality",
  "published_on",
  "updated_at",
  "check",
  "may",
  "version",
] satisfies (keyof Omit<Facility, keyof Listing>)[]);

/** The listing inside a facility. */
export function listingOf(facility: Facility): Listing {
  return Object.fromEntries(Object.entries(facility).filter(([name]) => !ADDED.has(name))) as Listing;
}

function typed(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

export function draftOf(listing: Listing): Draft {
  const moment = (name: MomentName) => listing[name] ?? "";
  return {
    texts: {
      "name.ja": listing.name.ja,
      name_kana: listing.name_kana,
      "name.en": listing.name.en,
      "description.ja": listing.description.ja,
      "description.en": listing.description.en,
      address: listing.address,
      theme: listing.theme,
      wifi_note: listing.wifi_note,
      access_note: listing.access_note,
      shelter_name: listing.shelter_name,
      emergency_phone: listing.emergency_phone,
    },
    numbers: {
      ...byName(NUMBERS, (name) => typed(listing[name])),
      lat: listing.lat === 0 ? "" : String(listing.lat),
      lon: listing.lon === 0 ? "" : String(listing.lon),
    },
    flags: byName(FLAGS, (name) => (listing[name] === true ? "yes" : listing[name] === false ? "no" : "")),
    moments: byName(MOMENTS, moment),
    audience: listing.audience,
    municipality_code: listing.municipality_code,
    facility_type: listing.facility_type,
    lodging_licence: listing.lodging_licence,
    meals: listing.meals,
    languages: listing.languages,
    welcomed_purposes: listing.welcomed_purposes ?? [],
    welcomed_industries: listing.welcomed_industries ?? [],
    hazards: listing.hazards,
    units: unitDrafts(listing),
    week: weekDraft(listing),
    closings: listing.closing_rules.map(closingDraft),
    fees: listing.cancellation_rules.map((fee) => feeDraft(fee)),
    rules: listing.house_rules.map(({ ja, en }) => ({ key: rowKey(), ja, en })),
  };
}

function byName<K extends string, V>(names: readonly K[], value: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, V>;
}

function unitDrafts({ unit_types: types }: Listing): UnitDraft[] {
  const keys = types.map(() => rowKey());
  return types.map((unit, index) => ({
    key: keys[index] ?? rowKey(),
    id: unit.id ?? null,
    kind: unit.kind,
    ja: unit.name.ja,
    en: unit.name.en,
    capacity: String(unit.capacity),
    count: String(unit.count),
    price: String(unit.price_yen),
    basis: unit.price_basis,
    covers: (unit.covers ?? []).flatMap((place) => keys[place] ?? []),
  }));
}

function weekDraft({ hours }: Listing): DayDraft[] | null {
  if (hours.length === 0) return null;
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    const day = hours.find((each) => each.weekday === weekday);
    return { open: day !== undefined, opens: day?.opens ?? "09:00", closes: day?.closes ?? "18:00" };
  });
}

function closingDraft(rule: ClosingRule): ClosingDraft {
  const { kind, weekday, nth, starts_on: from, ends_on: until } = rule;
  return { key: rowKey(), kind, weekday: weekday ?? 0, nth: nth ?? 1, from: from ?? "", until: until ?? "" };
}

function feeDraft({ min_party: party, days_before: days, percent }: CancellationRule): FeeDraft {
  return { key: rowKey(), party: String(party), days: String(days), percent: String(percent) };
}
