import type { Wished } from "@/ui/AvailabilityStrip";
import type { Conditions } from "./conditions";
import type { SearchItem } from "./wire";

/** The dates to box: where people sleep the nights count, elsewhere the days. */
export function wishedBy(
  { facility_type }: Pick<SearchItem["facility"], "facility_type">,
  { starts_on, ends_on }: Pick<Conditions, "starts_on" | "ends_on">,
): Wished | null {
  if (starts_on === null || ends_on === null) return null;
  const sleeps = facility_type === "lodging" || facility_type === "combined";
  return { starts_on, ends_on, by: sleeps ? "nights" : "days" };
}
