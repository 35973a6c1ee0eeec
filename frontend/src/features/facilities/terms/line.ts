import { addDays, type Day } from "@/lib/dates";

const FRESH_DAYS = 365;

/** How far a figure of the line may be trusted: a year old, and it has to be measured again. */
export type Freshness = "unmeasured" | "stale" | "fresh";

export function freshness(
  line: { down_mbps?: number | null; measured_on?: Day | null },
  today: Day | undefined,
): Freshness {
  const { down_mbps: down, measured_on: measured } = line;
  if (down === null || down === undefined || measured === null || measured === undefined) return "unmeasured";
  return today !== undefined && measured < addDays(today, -FRESH_DAYS) ? "stale" : "fresh";
}
