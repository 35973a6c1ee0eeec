import { addDays, type Day } from "@/lib/dates";
import type { StripDay, Wished } from "@/ui/AvailabilityStrip";
import { isWished } from "@/ui/AvailabilityStrip";
import type { Availability } from "@/ui/AvailabilityMark";

/** A calendar month in weeks from Sunday; days that nothing is known of have no status. */
export type Month = {
  key: string;
  weeks: { key: string; days: ({ on: Day; status: Availability | null } | null)[] }[];
};

/** The months that the days lie in, whole: past days of the first month and days after the last are blank. */
export function monthsOf(days: readonly StripDay[]): Month[] {
  const known = new Map(days.map(({ on, status }) => [on, status]));
  const keys = [...new Set(days.map(({ on }) => on.slice(0, 7)))];
  return keys.map((key) => {
    const first = `${key}-01`;
    const cells: ({ on: Day; status: Availability | null } | null)[] = Array.from(
      { length: new Date(`${first}T00:00:00Z`).getUTCDay() },
      () => null,
    );
    for (let on = first; on.startsWith(key); on = addDays(on, 1)) cells.push({ on, status: known.get(on) ?? null });
    while (cells.length % 7 !== 0) cells.push(null);
    return { key, weeks: weeksOf(key, cells) };
  });
}

function weeksOf(key: string, cells: Month["weeks"][number]["days"]): Month["weeks"] {
  return Array.from({ length: cells.length / 7 }, (_, week) => ({
    key: `${key} ${week}`,
    days: cells.slice(week * 7, week * 7 + 7),
  }));
}

const WORST: readonly Availability[] = ["closed", "full", "few", "free"];

/** What the wished dates come to: the worst of their days; `unknown` when one of them is beyond what is told. */
export function outlook(days: readonly StripDay[], wished: Wished): Availability | "unknown" {
  const known = new Map(days.map(({ on, status }) => [on, status]));
  const found = new Set<Availability | "unknown">();
  for (let on = wished.starts_on; on <= wished.ends_on; on = addDays(on, 1)) {
    if (isWished(on, wished)) found.add(known.get(on) ?? "unknown");
  }
  return found.has("unknown") ? "unknown" : (WORST.find((status) => found.has(status)) ?? "unknown");
}
