import { useCallback, type RefObject } from "react";
import { useWords } from "../words";
import type { Point } from "./geometry";
import type { MapView } from "./useMapView";
import { useRoving } from "./useRoving";

export type MapPin = { id: string; number: number; name: string; latitude: number; longitude: number };

/** What stands on one spot: a pin, or several places that are too near each other for this zoom. */
export type Spot = { key: string; pins: readonly MapPin[]; places: readonly Point[]; at: Point };

/** Pixels between a thing that was reached by keyboard and the edge of the window. */
const MARGIN = 56;

/** The pins: one tab stop, in the order of the list. A press leads to the card, or takes a group apart. */
export function Pins({
  spots,
  map,
  selected,
  onPin,
  frame,
}: {
  spots: readonly Spot[];
  map: MapView;
  selected: string | null;
  onPin: (id: string) => void;
  frame: RefObject<HTMLElement | null>;
}) {
  const { include, size } = map;
  const onReach = useCallback(
    (key: string) => {
      const place = spots.find((spot) => spot.key === key)?.places[0];
      if (place) include(place, MARGIN);
    },
    [spots, include],
  );
  const roving = useRoving({ keys: spots.map(({ key }) => key), onReach, onLeave: () => frame.current?.focus() });
  return spots.map((spot) => {
    const { at } = spot;
    const seen = at.x > 8 && at.y > 30 && at.x < size.width - 8 && at.y < size.height + 8;
    // The one tab stop is always there: reaching it brings it into the window.
    if (!seen && spot.key !== roving.stop) return null;
    const isSelected = spot.pins.some(({ id }) => id === selected);
    const [pin] = spot.pins;
    if (!pin) return null;
    const thing = roving.thing(spot.key);
    const shared = {
      ...thing,
      onFocus: () => {
        thing.onFocus();
        if (!seen) onReach(spot.key);
      },
      style: { transform: `translate(${at.x - 22}px, ${at.y - (spot.pins.length > 1 ? 22 : 44)}px)` },
    };
    const place = `absolute start-0 top-0 flex size-11 justify-center ${isSelected ? "z-20" : "z-10"}`;
    return spot.pins.length > 1 ? (
      <Group
        key={spot.key}
        spot={spot}
        selected={isSelected}
        className={place}
        shared={shared}
        onOpen={() => {
          map.fit(spot.places, MARGIN);
          roving.reach(pin.id);
        }}
      />
    ) : (
      <Drop key={spot.key} pin={pin} selected={isSelected} className={place} shared={shared} onPin={onPin} />
    );
  });
}

type Shared = ReturnType<ReturnType<typeof useRoving>["thing"]> & { style: { transform: string } };

/** The point of the drop stands on the place; the button is 44 px however small the drop is. */
function Drop({
  pin,
  selected,
  className,
  shared,
  onPin,
}: {
  pin: MapPin;
  selected: boolean;
  className: string;
  shared: Shared;
  onPin: (id: string) => void;
}) {
  const words = useWords();
  return (
    <button
      type="button"
      {...shared}
      aria-label={words.map.pin(pin.number, pin.name)}
      title={pin.name}
      onClick={() => onPin(pin.id)}
      className={`${className} items-end`}
    >
      <svg
        width={selected ? 44 : 36}
        height={selected ? 50 : 42}
        viewBox="0 0 36 42"
        aria-hidden="true"
        className="drop-shadow-md"
      >
        <path
          d="M18 41C12 34 2 27 2 17.5a16 16 0 0 1 32 0C34 27 24 34 18 41Z"
          className={selected ? "fill-key-900 stroke-white" : "fill-white stroke-key-900"}
          strokeWidth="2"
        />
        <text
          x="18"
          y="23"
          textAnchor="middle"
          fontSize="15"
          fontWeight="700"
          className={selected ? "fill-white" : "fill-key-900"}
        >
          {pin.number}
        </text>
      </svg>
    </button>
  );
}

/** Round and doubled, so that it is not taken for a place; its figure counts places. */
function Group({
  spot,
  selected,
  className,
  shared,
  onOpen,
}: {
  spot: Spot;
  selected: boolean;
  className: string;
  shared: Shared;
  onOpen: () => void;
}) {
  const words = useWords();
  const names = spot.pins.map(({ number, name }) => words.map.pin(number, name)).join("\n");
  const look = selected ? "border-white bg-key-900 text-white" : "border-key-900 bg-white text-key-900";
  return (
    <button
      type="button"
      {...shared}
      aria-label={words.map.group(spot.pins.length, spot.pins.map(({ name }) => name).join(words.map.comma))}
      title={names}
      onClick={onOpen}
      className={`${className} items-center`}
    >
      <span
        aria-hidden="true"
        className={`inline-flex size-10 items-center justify-center rounded-full border-4 border-double font-bold shadow-1 ${look}`}
      >
        {words.map.places(spot.pins.length)}
      </span>
    </button>
  );
}
