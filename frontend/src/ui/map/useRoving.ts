import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";

/** One tab stop for many things on the map: arrows, Home and End lead from one to the next, Escape back to the map. */
export function useRoving({
  keys,
  isDrawn = () => true,
  onReach,
  onLeave,
}: {
  keys: readonly string[];
  /** What is not drawn at the moment can be reached from its neighbour, but is no tab stop. */
  isDrawn?: (key: string) => boolean;
  /** Brings a thing into the window before it gets focus. */
  onReach: (key: string) => void;
  onLeave: () => void;
}) {
  const [active, setActive] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ key: string } | null>(null);
  const nodes = useRef(new Map<string, HTMLButtonElement>());
  // The button may be drawn only now that it is wanted.
  useEffect(() => {
    if (wanted) nodes.current.get(wanted.key)?.focus({ preventScroll: true });
  }, [wanted]);
  const reach = useCallback(
    (key: string) => {
      onReach(key);
      setActive(key);
      setWanted({ key });
    },
    [onReach],
  );
  const stop = active !== null && keys.includes(active) && isDrawn(active) ? active : (keys.find(isDrawn) ?? null);
  const press = (event: KeyboardEvent) => {
    const at = stop === null ? -1 : keys.indexOf(stop);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: keys.length - 1,
    };
    const step = steps[event.key];
    if (event.key === "Escape") onLeave();
    else if (step === undefined || event.ctrlKey || event.metaKey) return;
    else reach(keys[Math.min(Math.max(step, 0), keys.length - 1)] ?? "");
    event.preventDefault();
    event.stopPropagation();
  };
  const thing = (key: string) => ({
    ref: (node: HTMLButtonElement | null) => {
      if (node) nodes.current.set(key, node);
      else nodes.current.delete(key);
    },
    tabIndex: key === stop ? 0 : -1,
    onFocus: () => setActive(key),
    onKeyDown: press,
  });
  return { stop, reach, thing };
}
