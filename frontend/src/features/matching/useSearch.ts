import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { readConditions, toQuery, writeConditions, type Conditions } from "./conditions";
import type { Town } from "./conditionWords";

const PAGE = 20;

/** The conditions of the address, and how to go on to others: every change is a step that the back button undoes. */
export function useConditions(): { conditions: Conditions; change: (next: Conditions) => void } {
  const { search, setSearch } = useAddress();
  const conditions = useMemo(() => readConditions(search), [search]);
  return { conditions, change: (next) => setSearch(writeConditions(next)) };
}

/** What matches, page after page. While other conditions are asked about, what was found before stays. */
export function useFound(conditions: Conditions) {
  return query.useInfiniteQuery(
    "get",
    "/api/facilities",
    { params: { query: { ...toQuery(conditions), limit: PAGE } } },
    {
      pageParamName: "cursor",
      initialPageParam: undefined,
      getNextPageParam: (page: { next?: string | null }) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}

/** How many match and what is hidden, beside the list: it may take longer than the list does. */
export function useCounts(conditions: Conditions) {
  return query.useQuery(
    "get",
    "/api/facilities/counts",
    { params: { query: toQuery(conditions) } },
    { placeholderData: keepPreviousData },
  );
}

const NO_TOWNS: readonly Town[] = [];

/** The municipalities of the prefecture with their names in the reader's language. */
export function useTowns(): readonly Town[] {
  const { locale } = useLocale();
  const { data } = query.useQuery("get", "/api/municipalities", {}, { staleTime: Number.POSITIVE_INFINITY });
  return useMemo(
    () =>
      data?.items.map(({ code, name, area }) => ({ code, name: name[locale], also: `${name.ja} ${name.en}`, area })) ??
      NO_TOWNS,
    [data, locale],
  );
}
