import { useSyncExternalStore } from "react";

const QUERY = "(max-width: 39.99rem)";

/** Under 640 px: fewer questions a page, and a matrix as cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = globalThis.matchMedia?.(QUERY);
      media?.addEventListener("change", listener);
      return () => media?.removeEventListener("change", listener);
    },
    () => globalThis.matchMedia?.(QUERY).matches ?? false,
  );
}
