import { useEffect, useState } from "react";
import { query } from "@/api/query";
import { dayInJapan, type Day } from "@/lib/dates";

const MINUTE_MS = 60_000;

/** The server's now (a demonstration's clock may be moved), going on by the reader's own clock minute by minute. */
export function useNow(): Date {
  const { data, dataUpdatedAt } = query.useQuery("get", "/api/settings", {}, { staleTime: Number.POSITIVE_INFINITY });
  const [here, setHere] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  if (!data) return new Date(here);
  return new Date(Date.parse(data.now) + Math.max(0, here - dataUpdatedAt));
}

export function useToday(): Day {
  return dayInJapan(useNow());
}
