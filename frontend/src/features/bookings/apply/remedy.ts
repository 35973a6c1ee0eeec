import type { Problem } from "@/api/problem";
import type { Day } from "@/lib/dates";

export type OtherDates = { starts_on: Day; ends_on: Day; status: string };
export type OtherType = { unit_type_id: string; name_ja: string; name_en: string; quantity: number; status: string };
export type OtherPlace = {
  facility_id: string;
  name_ja: string;
  name_en: string;
  municipality_code: string;
  status: string;
};
export type Remedy = { dates: OtherDates[]; types: OtherType[]; places: OtherPlace[] };

/** The other dates, units and places that a refusal of a full place carries; empty where it carries none. */
export function remedyOf(problem: Problem | null): Remedy {
  const remedy = problem && "remedy" in problem ? problem.remedy : null;
  if (typeof remedy !== "object" || remedy === null) return { dates: [], types: [], places: [] };
  return {
    dates: "dates" in remedy ? list(remedy.dates).filter(isDates) : [],
    types: "types" in remedy ? list(remedy.types).filter(isType) : [],
    places: "places" in remedy ? list(remedy.places).filter(isPlace) : [],
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isDates(value: unknown): value is OtherDates {
  return has(value, "starts_on") && has(value, "ends_on");
}

function isType(value: unknown): value is OtherType {
  return has(value, "unit_type_id") && has(value, "name_ja") && has(value, "name_en");
}

function isPlace(value: unknown): value is OtherPlace {
  return has(value, "facility_id") && has(value, "name_ja") && has(value, "name_en");
}

function has(value: unknown, name: string): boolean {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, name) === "string";
}
