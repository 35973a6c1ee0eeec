import { useRouting } from "@/lib/router";

/** The current address as menus name it: the path, and the view of a list where two entries share a path. */
export function usePlace(): string {
  const { pathname, search } = useRouting().place;
  return search.includes("view=worklist") ? `${pathname}?view=worklist` : pathname;
}
