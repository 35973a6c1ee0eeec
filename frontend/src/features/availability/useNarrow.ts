import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 47.99rem)";

function subscribe(listener: () => void): () => void {
  const media = globalThis.matchMedia(NARROW);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether this is a phone, on which a quarter of every unit would be a long way to drag. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia(NARROW).matches);
}
