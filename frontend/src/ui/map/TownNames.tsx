import { useCallback, type RefObject } from "react";
import { useWords } from "../words";
import type { Label } from "./geometry";
import { AREAS } from "./outline";
import type { MapView } from "./useMapView";
import { useRoving } from "./useRoving";

/** Names of the municipalities where something was found: each narrows the search to it, or widens it again. */
export function TownNames({
  towns,
  labels,
  map,
  chosen,
  onTown,
  onHold,
  frame,
}: {
  /** All that can be chosen, by code. */
  towns: ReadonlySet<string>;
  /** Those that there is room to name. */
  labels: readonly Label[];
  map: MapView;
  chosen: string | null;
  onTown: (code: string) => void;
  /** The name that has focus, which must not make room for another. */
  onHold: (code: string | null) => void;
  frame: RefObject<HTMLElement | null>;
}) {
  const words = useWords();
  const { include } = map;
  const onReach = useCallback(
    (code: string) => {
      const [x, y] = AREAS.find((area) => area.code === code)?.at ?? [0, 0];
      include({ x, y }, 24);
      onHold(code);
    },
    [include, onHold],
  );
  const drawn = new Set(labels.map(({ key }) => key));
  const roving = useRoving({
    keys: FROM_NORTH.filter((code) => towns.has(code) || drawn.has(code)),
    isDrawn: (code) => drawn.has(code),
    onReach,
    onLeave: () => frame.current?.focus(),
  });
  return labels.map(({ key, text, at, count = 0 }) => {
    const thing = roving.thing(key);
    const hold = () => {
      thing.onFocus();
      onHold(key);
    };
    return (
      <button
        key={key}
        type="button"
        {...thing}
        onFocus={hold}
        onBlur={() => onHold(null)}
        aria-pressed={key === chosen}
        aria-label={words.map.town(text, count)}
        onClick={() => onTown(key)}
        style={{ transform: `translate(calc(${at.x}px - 50%), calc(${at.y}px - 50%))` }}
        className={`absolute start-0 top-0 inline-flex min-h-6 items-center gap-1 rounded-4 px-1 text-[13px] leading-none font-bold whitespace-nowrap ${
          key === chosen
            ? "bg-key-900 text-white"
            : "text-solid-gray-800 underline decoration-dotted underline-offset-3 [text-shadow:0_0_3px_white,0_0_3px_white,0_0_3px_white] hover:bg-white hover:decoration-solid"
        }`}
      >
        {text}
        <span aria-hidden="true">{count}</span>
      </button>
    );
  });
}

const FROM_NORTH = AREAS.toSorted((one, other) => one.at[1] - other.at[1]).map(({ code }) => code);
