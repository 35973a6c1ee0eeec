import { useLocation, useSearch } from "wouter";

/** The current address as menus name it: the path, and the view of a list where two entries share a path. */
export function usePlace(): string {
  const [pathname] = useLocation();
  const search = useSearch();
  return search.includes("view=worklist") ? `${pathname}?view=worklist` : pathname;
}

/** How a menu marks its entries: the page that is open, or, where it has no entry, the nearest one that it hangs under. */
export function markOf(hrefs: readonly string[], place: string): (href: string) => "page" | "true" | undefined {
  const over = hrefs.filter((href) => href === place || place.startsWith(`${href}/`));
  const nearest = over.reduce((best, href) => (href.length > best.length ? href : best), "");
  return (href) => (href === "" || href !== nearest ? undefined : href === place ? "page" : "true");
}
