import type { Listing } from "../wire";

/** What no host can leave open without visitors asking; only fields that apply to the place are counted. */
const EVERYWHERE = [
  "down_mbps",
  "measured_on",
  "wired_lan",
  "vpn_allowed",
  "children_allowed",
  "pets_allowed",
  "wheelchair",
  "invoice_allowed",
  "parking",
  "station_walk_minutes",
  "elevation_m",
  "shelter_walk_minutes",
] as const satisfies readonly (keyof Listing)[];
const WHERE_PEOPLE_SLEEP = [
  "check_in_time",
  "check_out_time",
  "single_rooms",
] as const satisfies readonly (keyof Listing)[];
const TEXTS = ["address", "emergency_phone", "shelter_name"] as const satisfies readonly (keyof Listing)[];

/** The names of entries that nobody stated. */
export function missingEntries(listing: Listing): string[] {
  const sleeps = listing.facility_type === "lodging" || listing.facility_type === "combined";
  const stated = [...EVERYWHERE, ...(sleeps ? WHERE_PEOPLE_SLEEP : [])];
  return [
    ...stated.filter((name) => listing[name] === null || listing[name] === undefined),
    ...TEXTS.filter((name) => listing[name] === ""),
    ...(listing.description.ja === "" ? ["description"] : []),
    ...(listing.unit_types.length === 0 ? ["unit_types"] : []),
    ...(listing.cancellation_rules.length === 0 ? ["cancellation_rules"] : []),
  ];
}
