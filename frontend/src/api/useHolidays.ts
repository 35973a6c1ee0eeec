import { useMemo } from "react";
import { query } from "./query";
import { useSettings } from "./settings";
import { addDays } from "@/lib/dates";
import { NO_HOLIDAYS, type Holidays } from "@/lib/holidays";

const DAYS_BACK = 92;
const DAYS_AHEAD = 366;

/** The public holidays that any calendar of ours can show: a quarter back, a year ahead. */
export function useHolidays(): Holidays {
  const today = useSettings()?.today;
  const { data } = query.useQuery(
    "get",
    "/api/holidays",
    {
      params: {
        query: { from: addDays(today ?? "2000-01-01", -DAYS_BACK), until: addDays(today ?? "2000-01-01", DAYS_AHEAD) },
      },
    },
    { enabled: today !== undefined, staleTime: Number.POSITIVE_INFINITY },
  );
  return useMemo(() => (data ? new Map(data.items.map(({ on, name }) => [on, name])) : NO_HOLIDAYS), [data]);
}
