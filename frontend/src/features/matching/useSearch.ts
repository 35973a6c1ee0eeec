import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { readConditions, toQuery, writeConditions, type Conditions } from "./conditions";
import type { Town } from "./conditionWords";

const PAGE = 20;

/** What else of the page stands in the address: list or map where there is room for one, and what was opened. */
export type Shown = { view: "list" | "map"; isExcludedOpen: boolean };

/**
 * The state of the page is the address and nothing else: a copied link shows the same, and every change is a step that
 * the back button undoes.
 */
export function useAsked() {
  const { search, setSearch } = useAddress();
  const conditions = useMemo(() => readConditions(search), [search]);
  const shown: Shown = {
    view: search.get("view") === "map" ? "map" : "list",
    isExcludedOpen: search.get("show") === "excluded",
  };
  const go = (next: Conditions, { view, isExcludedOpen }: Shown) => {
    const address = writeConditions(next);
    if (view === "map") address.set("view", view);
    if (isExcludedOpen) address.set("show", "excluded");
    setSearch(address, "stay");
  };
  return {
    conditions,
    shown,
    change: (next: Conditions) => go(next, shown),
    show: (next: Partial<Shown>) => go(conditions, { ...shown, ...next }),
  };
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

/** What the search hides, page after page; asked for when somebody opens the section. */
export function useExcluded(conditions: Conditions) {
  return query.useInfiniteQuery(
    "get",
    "/api/facilities/excluded",
    { params: { query: { ...toQuery(conditions), limit: PAGE } } },
    {
      pageParamName: "cursor",
      initialPageParam: undefined,
      getNextPageParam: (page: { next?: string | null }) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    },
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
