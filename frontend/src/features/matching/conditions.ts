import { addDays, isDay, type Day } from "@/lib/dates";
import type { HiddenBy, Loosening, SearchItem, SearchQuery } from "./wire";

/** The server's words for what can be asked for: as a must-have they hide what lacks them, as a wish they count. */
export const FEATURES = [
  "calls",
  "wired_lan",
  "private_wifi",
  "vpn",
  "booth",
  "monitors",
  "chairs",
  "printer",
  "single_rooms",
  "meals",
  "children",
  "pets",
  "wheelchair",
  "english",
  "station",
  "parking",
  "ev_charger",
  "invoice",
] as const;
export type Feature = (typeof FEATURES)[number];

export const FACILITY_TYPES = ["lodging", "combined", "coworking", "public_facility"] as const;
export type FacilityTypeCode = (typeof FACILITY_TYPES)[number];

export const PURPOSES = ["routine", "retreat", "team", "training", "local", "leave", "scout", "hr", "other"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const SORTS = ["fit", "price", "access"] as const;
export type SortOrder = (typeof SORTS)[number];

/** By how many days either way a stay may move. */
export const FLEXIBLE = [0, 1, 2, 3, 7] as const;
export type FlexibleDays = (typeof FLEXIBLE)[number];

export const SPEEDS = [30, 100, 300] as const;
export const PRICES = [5000, 8000, 12000] as const;
export const PARTY_MAX = 100;

/** What a search asks for. It lives in the address only, so that back, reload and a copied link keep it. */
export type Conditions = {
  /** One of 北勢, 伊賀 …, or a municipality's code; never both. */
  area: string | null;
  municipality: string | null;
  starts_on: Day | null;
  ends_on: Day | null;
  flexible: FlexibleDays;
  party: number;
  purpose: Purpose | null;
  type: FacilityTypeCode | null;
  must: Feature[];
  wish: Feature[];
  down_mbps: number | null;
  price_max: number | null;
  call: string | null;
  sort: SortOrder;
};

export const NO_CONDITIONS: Conditions = {
  area: null,
  municipality: null,
  starts_on: null,
  ends_on: null,
  flexible: 0,
  party: 1,
  purpose: null,
  type: null,
  must: [],
  wish: [],
  down_mbps: null,
  price_max: null,
  call: null,
  sort: "fit",
};

/** Reads an address; what is not understood is left out rather than refused: links are typed and cut by people. */
export function readConditions(search: URLSearchParams): Conditions {
  const [from, until] = [search.get("starts_on") ?? "", search.get("ends_on") ?? ""];
  const dated = isDay(from) && isDay(until) && from <= until;
  const must = listed(search.get("must"), FEATURES);
  return {
    area: search.has("municipality") ? null : text(search.get("area")),
    municipality: text(search.get("municipality")),
    starts_on: dated ? from : null,
    ends_on: dated ? until : null,
    flexible: (dated && FLEXIBLE.find((days) => String(days) === search.get("flexible_days"))) || 0,
    party: number(search.get("party"), PARTY_MAX) ?? 1,
    purpose: PURPOSES.find((purpose) => purpose === search.get("purpose")) ?? null,
    type: FACILITY_TYPES.find((type) => type === search.get("facility_type")) ?? null,
    must,
    // What is a must-have is met by everything shown: wishing for it too would say nothing.
    wish: listed(search.get("wish"), FEATURES).filter((feature) => !must.includes(feature)),
    down_mbps: number(search.get("down_mbps"), 10_000),
    price_max: number(search.get("price_max"), 10_000_000),
    call: text(search.get("call_id")),
    sort: SORTS.find((sort) => sort === search.get("sort")) ?? "fit",
  };
}

/** The shortest address that reads back as the same conditions. */
export function writeConditions(conditions: Conditions): URLSearchParams {
  const { area, municipality, starts_on, ends_on, flexible, party, purpose, type, must, wish } = conditions;
  const { down_mbps, price_max } = conditions;
  const entries: [string, string | number | null][] = [
    ["area", area],
    ["municipality", municipality],
    ["starts_on", starts_on],
    ["ends_on", ends_on],
    ["flexible_days", starts_on === null || flexible === 0 ? null : flexible],
    ["party", party === 1 ? null : party],
    ["purpose", purpose],
    ["facility_type", type],
    ["must", must.join(",")],
    ["wish", wish.join(",")],
    ["down_mbps", down_mbps],
    ["price_max", price_max],
    ["call_id", conditions.call],
    ["sort", conditions.sort === "fit" ? null : conditions.sort],
  ];
  const search = new URLSearchParams();
  for (const [name, value] of entries) if (value !== null && value !== "") search.set(name, String(value));
  return search;
}

/** The same conditions as the API reads them. */
export function toQuery(conditions: Conditions): SearchQuery {
  const { area, municipality, starts_on, ends_on, flexible, party, purpose, type, must, wish } = conditions;
  const { down_mbps, price_max, call, sort } = conditions;
  return {
    party,
    sort,
    ...(area !== null && { area }),
    ...(municipality !== null && { municipality }),
    ...(starts_on !== null && ends_on !== null && { starts_on, ends_on }),
    ...(starts_on !== null && flexible > 0 && { flexible_days: flexible }),
    ...(purpose !== null && { purpose }),
    ...(type !== null && { facility_type: type }),
    ...(must.length > 0 && { must: must.join(",") }),
    ...(wish.length > 0 && { wish: wish.join(",") }),
    ...(down_mbps !== null && { down_mbps }),
    ...(price_max !== null && { price_max }),
    ...(call !== null && { call_id: call }),
  };
}

/** A must-have or wish that is on, by the names that the API gives them in `hidden.by`. */
export type ActiveCondition =
  | { kind: "area" | "municipality"; value: string }
  | { kind: "type"; value: FacilityTypeCode }
  | { kind: "must" | "wish"; value: Feature }
  | { kind: "down_mbps" | "price_max"; value: number }
  | { kind: "call"; value: string };

/** Those of the filters, in the order of the page; dates, head-count and purpose stand in the search bar. */
export function activeConditions(conditions: Conditions): ActiveCondition[] {
  const { area, municipality, type, must, wish, down_mbps, price_max, call } = conditions;
  return [
    ...(area === null ? [] : [{ kind: "area", value: area } as const]),
    ...(municipality === null ? [] : [{ kind: "municipality", value: municipality } as const]),
    ...(type === null ? [] : [{ kind: "type", value: type } as const]),
    ...(down_mbps === null ? [] : [{ kind: "down_mbps", value: down_mbps } as const]),
    ...(price_max === null ? [] : [{ kind: "price_max", value: price_max } as const]),
    ...must.map((value) => ({ kind: "must", value }) as const),
    ...(call === null ? [] : [{ kind: "call", value: call } as const]),
    ...wish.map((value) => ({ kind: "wish", value }) as const),
  ];
}

export function without(conditions: Conditions, active: ActiveCondition): Conditions {
  switch (active.kind) {
    case "must":
      return { ...conditions, must: conditions.must.filter((feature) => feature !== active.value) };
    case "wish":
      return { ...conditions, wish: conditions.wish.filter((feature) => feature !== active.value) };
    default:
      return { ...conditions, [active.kind]: null };
  }
}

/** Does what the server proposes: one parameter of the address gets another value, or none. */
export function loosened(conditions: Conditions, { parameter, value }: Loosening): Conditions {
  const address = writeConditions(conditions);
  // One of the two days is no stay.
  const names = parameter === "starts_on" && value == null ? ["starts_on", "ends_on"] : [parameter];
  for (const name of names) {
    if (value == null) address.delete(name);
    else address.set(name, value);
  }
  return readConditions(address);
}

/** The loosenings worth a button: those that bring something back and that this page can do, the largest first. */
export function loosenings(conditions: Conditions, by: readonly HiddenBy[]): HiddenBy[] {
  const now = writeConditions(conditions).toString();
  return by
    .filter(({ count_if_loosened, loosen }) => {
      return count_if_loosened > 0 && writeConditions(loosened(conditions, loosen)).toString() !== now;
    })
    .toSorted((one, other) => other.count_if_loosened - one.count_if_loosened);
}

/** The conditions with the days on which a place is free instead of the wished ones. */
export function movedTo(
  conditions: Conditions,
  item: Pick<SearchItem, "shift_days" | "starts_on" | "ends_on">,
): Conditions {
  const { shift_days, starts_on, ends_on } = item;
  if (shift_days === 0 || starts_on == null || ends_on == null) return conditions;
  return { ...conditions, starts_on, ends_on, flexible: 0 };
}

/** The same stay some days earlier or later. */
export function shifted(conditions: Conditions, days: number): Conditions {
  const { starts_on, ends_on } = conditions;
  if (starts_on === null || ends_on === null) return conditions;
  return { ...conditions, starts_on: addDays(starts_on, days), ends_on: addDays(ends_on, days) };
}

function text(value: string | null): string | null {
  return value === null || value === "" ? null : value;
}

/** A measured limit comes with its fraction; the whole number below it lets the same places in. */
function number(value: string | null, most: number): number | null {
  const read = /^\d{1,8}(?:\.\d+)?$/.test(value ?? "") ? Math.floor(Number(value)) : 0;
  return read >= 1 && read <= most ? read : null;
}

function listed<T extends string>(value: string | null, known: readonly T[]): T[] {
  const asked = (value ?? "").split(",");
  return known.filter((each) => asked.includes(each));
}
