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

/** Moves by pixels, never so far that the prefecture leaves the window. */
export function pan(view: View, size: Size, dx: number, dy: number): View {
  const scale = scaleOf(view, size);
  return { ...view, centre: keepIn({ x: view.centre.x + dx / scale, y: view.centre.y + dy / scale }) };
}

/** Zooms about a point of the window (the middle when none), so that what is under the finger stays there. */
export function zoomBy(view: View, size: Size, factor: number, about?: Point): View {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), ZOOM_MOST);
  const before = scaleOf(view, size);
  const after = scaleOf({ ...view, zoom }, size);
  const from = { x: (about?.x ?? size.width / 2) - size.width / 2, y: (about?.y ?? size.height / 2) - size.height / 2 };
  if (zoom === 1) return WHOLE;
  const share = 1 / before - 1 / after;
  return { zoom, centre: keepIn({ x: view.centre.x + from.x * share, y: view.centre.y + from.y * share }) };
}

function keepIn({ x, y }: Point): Point {
  return { x: Math.min(Math.max(x, 0), FRAME.width), y: Math.min(Math.max(y, 0), FRAME.height) };
}

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

export type Label = { key: string; text: string; at: Point; bold: boolean; look: "town" | "land" | "water" };

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
  const taken: Box[] = pins.map(({ x, y }) => ({ left: x - 18, top: y - 40, right: x + 18, bottom: y + 2 }));
  return wanted.flatMap((label) => {
    // Only names that matter may move: a moved name of an empty town would seem to name its neighbour.
    for (const [dx, dy] of label.bold ? ELSEWHERE : ELSEWHERE.slice(0, 1)) {
      const placed = { ...label, at: { x: label.at.x + dx * letter, y: label.at.y + dy * letter } };
      const box = boxOf(placed, letter);
      if (!isSeen(box, size) || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      return [placed];
    }
    return [];
  });
}

function isSeen(box: Box, size: Size): boolean {
  return box.left > 2 && box.top > 2 && box.right < size.width - 2 && box.bottom < size.height - 2;
}

function boxOf({ text, at }: Label, letter: number): Box {
  const half =
    (Array.from(text).reduce((sum, sign) => sum + (/[\u0020-\u007e]/.test(sign) ? 0.56 : 1), 0) * letter) / 2;
  return { left: at.x - half, right: at.x + half, top: at.y - letter * 0.6, bottom: at.y + letter * 0.6 };
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
