import { useLocation, useSearch } from "wouter";

/** The current address as menus name it: the path, and the view of a list where two entries share a path. */
export function usePlace(): string {
  const [pathname] = useLocation();
  const search = useSearch();
  return search.includes("view=worklist") ? `${pathname}?view=worklist` : pathname;
}

/**
 * How a menu marks its entries: the page that is open, or, where it has no entry, the nearest one that it hangs under. Of
 * two views of one list that is the first.
 */
export function markOf(hrefs: readonly string[], place: string): (href: string) => "page" | "true" | undefined {
  if (hrefs.includes(place)) return (href) => (href === place ? "page" : undefined);
  const over = hrefs.filter((href) => place.startsWith(`${pathOf(href)}/`));
  const nearest = Math.max(...over.map((href) => pathOf(href).length));
  const marked = over.find((href) => pathOf(href).length === nearest);
  return (href) => (href === marked ? "true" : undefined);
}

function pathOf(href: string): string {
  return href.replace(/\?.*/, "");
}
