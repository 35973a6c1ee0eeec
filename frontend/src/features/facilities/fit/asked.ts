import type { operations } from "@/api/schema";

export type FitQuery = NonNullable<operations["evaluate_facility_fit"]["parameters"]["query"]>;

/** What of a search says something about one place; where it looks and how it sorts says nothing. */
const WORDS = [
  "starts_on",
  "ends_on",
  "must",
  "wish",
  "call_id",
  "purpose",
  "industry",
  "work_from",
  "work_to",
] as const;
const NUMBERS = ["party", "down_mbps", "up_mbps", "price_max", "flexible_days"] as const;
/** Without any of these there is nothing to judge by. */
const TELLING = ["starts_on", "must", "wish", "purpose", "down_mbps", "up_mbps", "price_max"];

/** The search of an address as the API judges a place by it; null when the address carries none. */
export function fitQuery(search: URLSearchParams): FitQuery | null {
  if (!TELLING.some((name) => search.has(name))) return null;
  const asked: Record<string, string | number> = {};
  for (const name of WORDS) {
    const value = search.get(name) ?? "";
    if (value !== "") asked[name] = value;
  }
  for (const name of NUMBERS) {
    const value = search.get(name) ?? "";
    if (/^\d{1,8}(\.\d)?$/.test(value)) asked[name] = Number(value);
  }
  return asked;
}
