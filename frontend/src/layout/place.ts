import { useLocation } from "@tanstack/react-router";

/** The current address as menus name it: the path, and the view of a list where two entries share a path. */
export function usePlace(): string {
  return useLocation({
    select: ({ pathname, searchStr }) => (searchStr.includes("view=worklist") ? `${pathname}?view=worklist` : pathname),
  });
}
