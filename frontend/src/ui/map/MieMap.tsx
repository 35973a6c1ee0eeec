import { useRef } from "react";
import { useLocale, type Locale } from "@/lib/locale";
import { Icon, type IconName } from "../Icon";
import { useWords } from "../words";
import {
  placeLabels,
  project,
  scaleOf,
  spread,
  toScreen,
  type Label,
  type Point,
  type Size,
  type View,
} from "./geometry";
import { AREAS, FRAME, NEIGHBOURS } from "./outline";
import { SURROUNDINGS } from "./surroundings";
import { useMapView } from "./useMapView";

export type MapPin = { id: string; number: number; name: string; latitude: number; longitude: number };

export type MieMapProps = {
  /** Six-digit codes with their names, as `GET /api/municipalities` lists them. */
  municipalities: readonly { code: string; name: string }[];
  /** Municipalities with places that match: tinted, and named first. */
  hits: ReadonlySet<string>;
  pins: readonly MapPin[];
  selected?: string | null;
  /** Moves focus to the place's card. */
  onPin: (id: string) => void;
  className?: string;
};

/** The prefecture drawn from our own outline: no tiles, no network. The list beside it says the same to everyone. */
export function MieMap({ municipalities, hits, pins, selected = null, onPin, className = "" }: MieMapProps) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const map = useMapView(frame);
  const { view, size } = map;
  const homes = pins.map(({ latitude, longitude }) => toScreen(project(latitude, longitude), view, size));
  const spots = spread(homes, 40);
  return (
    <div className={`panel flex flex-col overflow-hidden ${className}`}>
      {/* The keys move the map itself; everything that can be chosen on it is a button inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={frame}
        role="group"
        aria-label={`${words.map.label} ${words.map.help}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={map.press}
        {...map.drag}
        className="relative min-h-80 flex-1 cursor-grab touch-none overflow-hidden bg-sea -outline-offset-4 select-none active:cursor-grabbing"
      >
        {size.width > 0 && (
          <Drawing municipalities={municipalities} hits={hits} view={view} size={size} spots={spots} homes={homes} />
        )}
        {size.width > 0 &&
          pins.map((pin, index) => (
            <Pin
              key={pin.id}
              pin={pin}
              at={spots[index] ?? { x: 0, y: 0 }}
              size={size}
              selected={pin.id === selected}
              onPin={onPin}
            />
          ))}
        <div className="absolute end-3 top-3 flex flex-col divide-y divide-solid-gray-300 overflow-hidden rounded-8 border border-solid-gray-420 bg-white shadow-1">
          <ZoomButton icon="plus" label={words.map.zoomIn} onPress={map.zoomIn} />
          <ZoomButton icon="minus" label={words.map.zoomOut} onPress={map.zoomOut} />
          <ZoomButton icon="home" label={words.map.reset} onPress={map.reset} />
        </div>
      </div>
      <p className="flex flex-wrap gap-x-4 border-t border-solid-gray-200 px-3 py-2 text-sm text-solid-gray-700">
        <span className="inline-flex items-center gap-2">
          <span data-swatch className="inline-block size-3.5 border border-green-600 bg-hit" />
          {words.map.hits}
        </span>
        <span>{words.map.credit}</span>
      </p>
    </div>
  );
}

function ZoomButton({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="inline-flex size-11 items-center justify-center -outline-offset-4 hover:bg-solid-gray-50"
    >
      <Icon name={icon} />
    </button>
  );
}

/** The point of the drop stands on the place; the button is 44 px however small the drop is. */
function Pin({
  pin,
  at,
  size,
  selected,
  onPin,
}: {
  pin: MapPin;
  at: Point;
  size: Size;
  selected: boolean;
  onPin: (id: string) => void;
}) {
  const words = useWords();
  const seen = at.x > 8 && at.y > 30 && at.x < size.width - 8 && at.y < size.height;
  if (!seen) return null;
  return (
    <button
      type="button"
      aria-label={words.map.pin(pin.number, pin.name)}
      title={pin.name}
      onClick={() => onPin(pin.id)}
      style={{ transform: `translate(${at.x - 22}px, ${at.y - 44}px)` }}
      className={`absolute start-0 top-0 flex size-11 items-end justify-center ${selected ? "z-20" : "z-10"}`}
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

type DrawingProps = Pick<MieMapProps, "municipalities" | "hits"> & {
  view: View;
  size: Size;
  spots: Point[];
  homes: Point[];
};

function Drawing({ municipalities, hits, view, size, spots, homes }: DrawingProps) {
  const { locale } = useLocale();
  const scale = scaleOf(view, size);
  const origin = toScreen({ x: 0, y: 0 }, view, size);
  const labels = placeLabels(
    [...wantedLabels(municipalities, hits, view, size), ...surroundings(view, size, locale)],
    spots,
    size,
    LETTER,
  );
  return (
    <svg
      width={size.width}
      height={size.height}
      aria-hidden="true"
      focusable="false"
      data-swatch
      className="absolute inset-0"
    >
      <g transform={`translate(${origin.x} ${origin.y}) scale(${scale})`} strokeLinejoin="round">
        <path d={NEIGHBOURS} className="fill-neighbour stroke-neighbour" strokeWidth="5" />
        {AREAS.map(({ code, path }) => (
          <path
            key={code}
            d={path}
            className={`stroke-solid-gray-300 ${hits.has(code) ? "fill-hit" : "fill-land"}`}
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </g>
      {spots.map((spot, index) => {
        const home = homes[index] ?? spot;
        return (
          <line
            key={`${home.x} ${home.y} ${spot.x}`}
            x1={home.x}
            y1={home.y}
            x2={spot.x}
            y2={spot.y}
            className="stroke-key-900"
            strokeWidth="2"
          />
        );
      })}
      {labels.map(({ key, text, at, bold, look }) => (
        <text
          key={key}
          x={at.x}
          y={at.y}
          dy="0.35em"
          textAnchor="middle"
          fontSize={LETTER}
          fontWeight={bold ? 700 : 400}
          className={LABEL_LOOKS[look]}
          strokeWidth="3"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

const LETTER = 13;

/** Places with hits are named first, then the large ones; the rest as soon as zooming makes room. */
function wantedLabels(
  municipalities: MieMapProps["municipalities"],
  hits: ReadonlySet<string>,
  view: View,
  size: Size,
): Label[] {
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  return [...AREAS]
    .sort((a, b) => Number(hits.has(b.code)) - Number(hits.has(a.code)) || b.size - a.size)
    .flatMap(({ code, at }) => {
      const text = names.get(code);
      if (text === undefined) return [];
      return [
        { key: code, text, at: toScreen({ x: at[0], y: at[1] }, view, size), bold: hits.has(code), look: "town" },
      ];
    });
}

function surroundings(view: View, size: Size, locale: Locale): Label[] {
  return SURROUNDINGS.map(({ key, water, x, y, ...names }) => ({
    key,
    text: names[locale],
    at: toScreen({ x, y }, view, size),
    bold: false,
    look: water ? "water" : "land",
  }));
}

const LABEL_LOOKS: Record<Label["look"], string> = {
  town: "fill-solid-gray-800 stroke-white",
  land: "fill-solid-gray-700 stroke-neighbour",
  water: "fill-[#285f86] stroke-sea tracking-[0.2em]",
};

/** Width over height of the outline, for whoever reserves room for the map. */
export const MAP_RATIO = FRAME.width / FRAME.height;
