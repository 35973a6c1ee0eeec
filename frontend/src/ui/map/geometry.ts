import { FRAME } from "./outline";

export type Point = { x: number; y: number };
export type Size = { width: number; height: number };

/** What is looked at: the map unit in the middle, and how many times larger than the whole. */
export type View = { centre: Point; zoom: number };

export const WHOLE: View = { centre: { x: FRAME.width / 2, y: FRAME.height / 2 }, zoom: 1 };
export const ZOOM_MOST = 8;

export function project(latitude: number, longitude: number): Point {
  return { x: (longitude - FRAME.west) * FRAME.squeeze * FRAME.scale, y: (FRAME.north - latitude) * FRAME.scale };
}

/** Pixels per map unit. */
export function scaleOf(view: View, size: Size): number {
  return Math.min(size.width / FRAME.width, size.height / FRAME.height) * view.zoom;
}

export function toScreen(point: Point, view: View, size: Size): Point {
  const scale = scaleOf(view, size);
  return {
    x: (point.x - view.centre.x) * scale + size.width / 2,
    y: (point.y - view.centre.y) * scale + size.height / 2,
  };
}

/** Moves by pixels, never beyond the edge of the prefecture. */
export function pan(view: View, size: Size, dx: number, dy: number): View {
  const scale = scaleOf(view, size);
  return bounded({ ...view, centre: { x: view.centre.x + dx / scale, y: view.centre.y + dy / scale } }, size);
}

/** Moves just so far that a place (in map units) stands in the window, `margin` pixels from its edge. */
export function including(view: View, size: Size, place: Point, margin: number): View {
  const { x, y } = toScreen(place, view, size);
  return pan(view, size, beyond(x, margin, size.width), beyond(y, margin, size.height));
}

function beyond(at: number, margin: number, length: number): number {
  if (at < margin) return at - margin;
  return at > length - margin ? at - (length - margin) : 0;
}

/** As near as `zoom`, with a place in the middle. */
export function closeUp(size: Size, place: Point, zoom: number): View {
  return zoom <= 1 ? WHOLE : bounded({ centre: place, zoom: Math.min(zoom, ZOOM_MOST) }, size);
}

/** As near as places can be shown together, `margin` pixels from the edge; at least a step nearer than before. */
export function fitting(view: View, size: Size, places: readonly Point[], margin: number): View {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (size.width - 2 * margin) / Math.max(east - west, 1),
    (size.height - 2 * margin) / Math.max(south - north, 1),
  );
  const zoom = Math.max(scale / scaleOf(WHOLE, size), view.zoom * 1.6);
  return closeUp(size, { x: (west + east) / 2, y: (north + south) / 2 }, zoom);
}

/** Between two views, `share` 0 to 1: the zoom by its logarithm, so that it grows evenly for the eye. */
export function between(from: View, to: View, share: number): View {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  // The middle moves with the scale, or a zoom would swing sideways.
  const way = to.zoom === from.zoom ? share : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  const along = (one: number, other: number) => one + (other - one) * way;
  return { zoom, centre: { x: along(from.centre.x, to.centre.x), y: along(from.centre.y, to.centre.y) } };
}

/** Zooms about a point of the window (the middle when none), so that what is under the finger stays there. */
export function zoomBy(view: View, size: Size, factor: number, about?: Point): View {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), ZOOM_MOST);
  const before = scaleOf(view, size);
  const after = scaleOf({ ...view, zoom }, size);
  const from = { x: (about?.x ?? size.width / 2) - size.width / 2, y: (about?.y ?? size.height / 2) - size.height / 2 };
  if (zoom === 1) return WHOLE;
  const share = 1 / before - 1 / after;
  return bounded({ zoom, centre: { x: view.centre.x + from.x * share, y: view.centre.y + from.y * share } }, size);
}

/** Map units of sea or neighbours that may be seen beyond the prefecture's edge: its outermost pins need room. */
const SURROUND = 40;

function bounded(view: View, size: Size): View {
  const scale = scaleOf(view, size);
  const { x, y } = view.centre;
  return {
    ...view,
    centre: {
      x: withinEdges(x, size.width / scale, FRAME.width),
      y: withinEdges(y, size.height / scale, FRAME.height),
    },
  };
}

function withinEdges(middle: number, window: number, length: number): number {
  const [least, most] = [window / 2 - SURROUND, length + SURROUND - window / 2];
  return least >= most ? length / 2 : Math.min(Math.max(middle, least), most);
}

/** Neighbours within `distance` of the first of a group join it, when that makes three or more; by index. */
export function clusters(points: readonly Point[], distance: number): number[][] {
  const left = new Set(points.keys());
  const groups: number[][] = [];
  for (const [index, one] of points.entries()) {
    if (!left.has(index)) continue;
    const near = [...left].filter((other) => {
      const at = points[other] ?? one;
      return Math.hypot(at.x - one.x, at.y - one.y) < distance;
    });
    const group = near.length >= CLUSTER_LEAST ? near : [index];
    for (const member of group) left.delete(member);
    groups.push(group);
  }
  return groups;
}

/** Two can stand side by side. */
const CLUSTER_LEAST = 3;

/** Pushes pins apart until each can be pressed; a pin is drawn where it ends, with a line to where it belongs. */
export function spread(points: readonly Point[], distance: number): Point[] {
  const moved = points.map((point) => ({ ...point }));
  for (let round = 0; round < 40; round += 1) {
    const pushed = moved.flatMap((one, index) =>
      moved.slice(index + 1).map((other) => pushApart(one, other, distance)),
    );
    if (!pushed.includes(true)) break;
  }
  return moved;
}

function pushApart(one: Point, other: Point, distance: number): boolean {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const apart = Math.hypot(dx, dy);
  if (apart >= distance) return false;
  const half = (distance - apart) / 2 + 0.5;
  // Two pins on one spot part sideways.
  const [ux, uy] = apart < 0.01 ? [1, 0] : [dx / apart, dy / apart];
  one.x -= ux * half;
  one.y -= uy * half;
  other.x += ux * half;
  other.y += uy * half;
  return true;
}

/** A name to be placed; with a `count` it stands on a button and takes its room, `fixed` it stands wherever it is. */
export type Label = {
  key: string;
  text: string;
  at: Point;
  bold: boolean;
  look: "town" | "land" | "water";
  count?: number;
  fixed?: boolean;
};

type Box = { left: number; top: number; right: number; bottom: number };

/** Where a name may stand when its own place is taken: below, above, beside. */
const ELSEWHERE = [
  [0, 0],
  [0, 1.4],
  [3, 0],
  [-3, 0],
  [0, 2.2],
  [3, 1.2],
  [-3, 1.2],
  [0, -3.4],
] as const;

/** Takes names in the order given; one that finds no free place near its own is left out until zooming makes room. */
export function placeLabels(wanted: readonly Label[], pins: readonly Point[], size: Size, letter: number): Label[] {
  const taken: Box[] = [controlsOf(size)];
  for (const pin of pins) taken.push(boxOfPin(pin));
  return wanted.flatMap((label) => {
    // Only names that matter may move: a moved name of an empty town would seem to name its neighbour.
    for (const [dx, dy] of label.bold ? ELSEWHERE : ELSEWHERE.slice(0, 1)) {
      const placed = { ...label, at: { x: label.at.x + dx * letter, y: label.at.y + dy * letter } };
      const box = boxOf(placed, letter);
      const stands = isSeen(box, size) && !taken.some((other) => overlaps(box, other));
      if (!stands && label.fixed !== true) continue;
      taken.push(box);
      return [placed];
    }
    return [];
  });
}

/** The buttons for zooming stand in the upper corner. */
function controlsOf({ width }: Size): Box {
  return { left: width - 64, top: 0, right: width, bottom: 200 };
}

function boxOfPin({ x, y }: Point): Box {
  return { left: x - 24, top: y - 46, right: x + 24, bottom: y + 4 };
}

function isSeen(box: Box, size: Size): boolean {
  return box.left > 2 && box.top > 2 && box.right < size.width - 2 && box.bottom < size.height - 2;
}

function boxOf({ text, at, count }: Label, letter: number): Box {
  const written = count === undefined ? text : `${text} ${count}`;
  const letters = Array.from(written).reduce((sum, sign) => sum + (/[\u0020-\u007e]/.test(sign) ? 0.6 : 1), 0);
  const [aside, above] = count === undefined ? [0, letter * 0.6] : [6, BUTTON_PIXELS / 2];
  const half = (letters * letter) / 2 + aside;
  return { left: at.x - half, right: at.x + half, top: at.y - above, bottom: at.y + above };
}

/** Room that a finger needs (WCAG 2.2: 24 px). */
const BUTTON_PIXELS = 26;

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
