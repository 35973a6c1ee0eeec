import { useLocation, useSearch } from "wouter";

/** The current address as menus name it: the path, and the view of a list where two entries share a path. */
export function usePlace(): string {
  const [pathname] = useLocation();
  const search = useSearch();
  return search.includes("view=worklist") ? `${pathname}?view=worklist` : pathname;
}
