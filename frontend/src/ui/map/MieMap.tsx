import { useMemo, useRef, useState } from "react";
import { Icon, type IconName } from "../Icon";
import { useWords } from "../words";
import { Drawing, useLabels } from "./Drawing";
import { clusters, project, spread, toScreen, WHOLE, ZOOM_MOST, type Point } from "./geometry";
import { AREAS, FRAME } from "./outline";
import { Pins, type MapPin, type Spot } from "./Pins";
import { tilesFor, type TileLayer } from "./tiles";
import { TownNames } from "./TownNames";
import { useMapView, type MapView } from "./useMapView";

export type { MapPin } from "./Pins";

export type MieMapProps = {
  /** Where a link may lead: it takes focus. */
  id?: string;
  /** Six-digit codes with their names, as `GET /api/municipalities` lists them. */
  municipalities: readonly { code: string; name: string }[];
  /** How many places were found in a municipality: tinted, named first, and to be chosen. */
  counts: ReadonlyMap<string, number>;
  /** The municipality that the search is narrowed to. */
  chosen: string | null;
  /** Narrows to a municipality, or, when it is the chosen one, no longer. */
  onTown: (code: string) => void;
  pins: readonly MapPin[];
  selected?: string | null;
  /** Moves focus to the place's card. */
  onPin: (id: string) => void;
  /** Pictures that may be laid below; null where no setting names any. */
  layer?: TileLayer | null;
  /** What green means here; otherwise that something was found there. */
  legend?: string;
  className?: string;
};

/** The prefecture drawn from our own outline: no library, no network. The list beside it says the same to everyone. */
export function MieMap(props: MieMapProps) {
  const { municipalities, counts, chosen, onTown, layer = null, className = "" } = props;
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [hasPictures, setPictures] = useState(false);
  const [held, setHeld] = useState<string | null>(null);
  const map = useMapView(frame);
  const choose = (code: string) => {
    const area = AREAS.find((each) => each.code === code);
    if (code === chosen) map.reset();
    else if (area) map.approach({ x: area.at[0], y: area.at[1] }, Math.sqrt(TOWN_SHARE / area.size));
    onTown(code);
  };
  const { view, size } = map;
  const spots = useSpots(props.pins, map);
  const labels = useLabels(
    municipalities,
    counts,
    new Set([chosen, held]),
    map,
    spots.map(({ at }) => at),
  );
  const found = useMemo(() => new Set(counts.keys()), [counts]);
  const pictures = layer !== null && hasPictures ? layer : null;
  const scene = { view, size, found, chosen, tiles: pictures ? tilesFor(pictures, view, size) : [] };
  const [names, towns] = [
    labels.filter(({ count }) => count === undefined),
    labels.filter(({ count }) => count !== undefined),
  ];
  const leads = spots.flatMap(({ at, home }) => (home === null ? [] : [{ from: home, to: at }]));
  return (
    <div className={`panel flex flex-col overflow-hidden ${className}`}>
      {/* The keys move the map itself; everything that can be chosen on it is a button inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={frame}
        id={props.id}
        role="group"
        aria-label={`${words.map.label} ${words.map.help}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        {...map.listen((target) => press(target, choose))}
        data-zoom={map.goal.zoom.toFixed(2)}
        className="relative min-h-80 flex-1 cursor-grab touch-none overflow-hidden bg-sea -outline-offset-4 select-none active:cursor-grabbing"
      >
        {size.width > 0 && (
          <>
            <Drawing {...scene} labels={names} leads={leads} />
            <TownNames
              towns={found}
              labels={towns}
              map={map}
              chosen={chosen}
              onTown={choose}
              onHold={setHeld}
              frame={frame}
            />
            <Pins spots={spots} map={map} selected={props.selected ?? null} onPin={props.onPin} frame={frame} />
          </>
        )}
        <Controls map={map} {...(layer && { pictures: hasPictures, onPictures: setPictures })} />
        {map.asleep && <Asleep />}
      </div>
      <Legend hits={props.legend} credit={pictures?.credit ?? null} />
    </div>
  );
}

/** A press on the land is one on its municipality. */
function press(target: Element, choose: (code: string) => void) {
  const town = target.closest<SVGElement>("[data-town]")?.dataset["town"];
  if (town !== undefined) choose(town);
}

/** Of the outline's area: a chosen municipality takes about a fifth of the window. */
const TOWN_SHARE = (FRAME.width * FRAME.height) / 5;

/** Pins nearer than this many pixels stand as one group; from this zoom on they part instead. */
const GROUP_PIXELS = 32;
const PART_ZOOM = 5;
const PART_PIXELS = 44;

/** Where pins and groups stand, each able to be pressed; `home` is where a pin that had to move belongs. */
function useSpots(pins: readonly MapPin[], { view, goal, size }: MapView): (Spot & { home: Point | null })[] {
  const places = useMemo(() => pins.map(({ latitude, longitude }) => project(latitude, longitude)), [pins]);
  const groups = useMemo(() => {
    const near = goal.zoom >= Math.min(PART_ZOOM, ZOOM_MOST) ? 0 : GROUP_PIXELS;
    const still = { ...WHOLE, zoom: goal.zoom };
    return clusters(
      places.map((place) => toScreen(place, still, size)),
      near,
    );
  }, [places, goal.zoom, size]);
  const homes = groups.map((group) => {
    const members = group.map((index) => places[index] ?? WHOLE.centre);
    return toScreen(middle(members), view, size);
  });
  const spots = spread(homes, PART_PIXELS);
  return groups.map((group, index) => {
    const home = homes[index] ?? { x: 0, y: 0 };
    const at = spots[index] ?? home;
    const members = group.flatMap((each) => pins[each] ?? []);
    return {
      key: members[0]?.id ?? "",
      pins: members,
      places: group.flatMap((each) => places[each] ?? []),
      at,
      home: Math.hypot(at.x - home.x, at.y - home.y) > 1 ? home : null,
    };
  });
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function Controls({
  map,
  pictures,
  onPictures,
}: {
  map: MapView;
  pictures?: boolean;
  onPictures?: (on: boolean) => void;
}) {
  const words = useWords();
  return (
    <div className="absolute end-3 top-3 z-30 flex flex-col divide-y divide-solid-gray-300 overflow-hidden rounded-8 border border-solid-gray-420 bg-white shadow-1">
      <ZoomButton icon="plus" label={words.map.zoomIn} onPress={map.zoomIn} off={map.goal.zoom >= ZOOM_MOST} />
      <ZoomButton icon="minus" label={words.map.zoomOut} onPress={map.zoomOut} off={map.goal.zoom <= 1} />
      <ZoomButton icon="home" label={words.map.reset} onPress={map.reset} />
      {onPictures && (
        <button
          type="button"
          aria-pressed={pictures}
          aria-label={words.map.pictures}
          title={words.map.pictures}
          onClick={() => onPictures(pictures !== true)}
          className={`inline-flex size-11 items-center justify-center -outline-offset-4 ${pictures ? "bg-key-900 text-white" : "hover:bg-solid-gray-50"}`}
        >
          <Icon name="map" />
        </button>
      )}
    </div>
  );
}

/** At its end a button stays where it is and can be reached, so that focus is not lost under the finger. */
function ZoomButton({
  icon,
  label,
  onPress,
  off = false,
}: {
  icon: IconName;
  label: string;
  onPress: () => void;
  off?: boolean;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off || undefined}
      title={label}
      onClick={onPress}
      className="inline-flex size-11 items-center justify-center -outline-offset-4 hover:bg-solid-gray-50 aria-disabled:text-solid-gray-420"
    >
      <Icon name={icon} />
    </button>
  );
}

function Asleep() {
  const words = useWords();
  return (
    <p className="pointer-events-none absolute inset-x-3 bottom-3 z-30 rounded-8 bg-solid-gray-800 px-3 py-2 text-center text-sm text-white">
      {words.map.asleep}
    </p>
  );
}

/** What green means, and whose map it is. */
function Legend({ hits, credit }: { hits: string | undefined; credit: string | null }) {
  const words = useWords();
  return (
    <p className="flex flex-wrap gap-x-4 border-t border-solid-gray-200 px-3 py-2 text-sm text-solid-gray-700">
      <span className="inline-flex items-center gap-2">
        <span data-swatch className="inline-block size-3.5 border border-green-600 bg-hit" />
        {hits ?? words.map.hits}
      </span>
      <span>{credit ?? words.map.credit}</span>
    </p>
  );
}
