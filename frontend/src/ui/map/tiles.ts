import { project, scaleOf, toScreen, type Point, type Size, type View } from "./geometry";
import { FRAME } from "./outline";

/** Pictures of a map that somebody else serves; switched on by the server's setting `map_tiles_url`. */
export type TileLayer = { url: string; credit: string; zoom_max: number };

export type Tile = { key: string; href: string; x: number; y: number; width: number; height: number };

const TILE_PIXELS = 256;

/**
 * The pictures that cover the window, where they belong in our projection. Theirs is Mercator and ours counts degrees:
 * over one tile the difference is less than a pixel, so each is simply drawn between its own four corners.
 */
export function tilesFor(layer: TileLayer, view: View, size: Size): Tile[] {
  const scale = scaleOf(view, size);
  const pixelsADegree = FRAME.squeeze * FRAME.scale * scale;
  const zoom = Math.min(Math.max(Math.round(Math.log2((pixelsADegree * 360) / TILE_PIXELS)), 0), layer.zoom_max);
  const count = 2 ** zoom;
  const corner = placeAt({ x: 0, y: 0 }, view, size);
  const opposite = placeAt({ x: size.width, y: size.height }, view, size);
  const columns = range(((corner.longitude + 180) / 360) * count, ((opposite.longitude + 180) / 360) * count, count);
  const rows = range(rowAt(corner.latitude, count), rowAt(opposite.latitude, count), count);
  return rows.flatMap((row) => columns.map((column) => tile(layer, { zoom, row, column, count }, view, size)));
}

type Spot = { zoom: number; row: number; column: number; count: number };

function tile(layer: TileLayer, { zoom, row, column, count }: Spot, view: View, size: Size): Tile {
  const longitude = (at: number) => (at / count) * 360 - 180;
  const from = toScreen(project(latitudeAt(row, count), longitude(column)), view, size);
  const until = toScreen(project(latitudeAt(row + 1, count), longitude(column + 1)), view, size);
  const href = layer.url.replace("{z}", String(zoom)).replace("{x}", String(column)).replace("{y}", String(row));
  return {
    key: `${zoom}/${column}/${row}`,
    href,
    x: from.x,
    y: from.y,
    width: until.x - from.x,
    height: until.y - from.y,
  };
}

function placeAt(at: Point, view: View, size: Size): { latitude: number; longitude: number } {
  const scale = scaleOf(view, size);
  const x = (at.x - size.width / 2) / scale + view.centre.x;
  const y = (at.y - size.height / 2) / scale + view.centre.y;
  return { latitude: FRAME.north - y / FRAME.scale, longitude: FRAME.west + x / (FRAME.squeeze * FRAME.scale) };
}

/** Rows from the north, in Mercator's measure. */
function rowAt(latitude: number, count: number): number {
  const angle = (latitude * Math.PI) / 180;
  return ((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * count;
}

function latitudeAt(row: number, count: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / count))) * 180) / Math.PI;
}

/** Whole numbers that touch the stretch, within the world. */
function range(from: number, until: number, count: number): number[] {
  const first = Math.max(Math.floor(from), 0);
  const last = Math.min(Math.floor(until), count - 1);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}
