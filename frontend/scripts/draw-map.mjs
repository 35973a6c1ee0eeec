/**
 * Draws src/ui/map/outline.ts: the municipalities of the prefecture as SVG paths, its neighbours as one grey shape.
 *
 *   node scripts/draw-map.mjs            fetches the crate `reversejp` with cargo into a temporary folder
 *   node scripts/draw-map.mjs <folder>   reads a copy of the crate's source that is there already
 *
 * The crate (MIT) carries the forecast areas of the Japan Meteorological Agency as GeoJSON. An area may be a part of a
 * municipality (津市東部, 津市中西部): parts share the first five digits of their code and are merged by dropping the
 * border they share. For another prefecture change PREFECTURE, NEIGHBOURS and BOX and run again.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";

const CRATE = "reversejp@0.2.1";
const PREFECTURE = "24";
const NEIGHBOURS = new Set(["21", "22", "23", "25", "26", "27", "28", "29", "30"]);
/** Degrees: what a map that shows the whole prefecture must hold. */
const BOX = { west: 135.78, east: 137.06, south: 33.66, north: 35.3 };
/** Map units per degree of latitude; a whole unit is about 250 m, as fine as the source. */
const SCALE = 450;
/** Neighbours reach this far beyond the box, for maps that are wider than the prefecture. */
const MARGIN = 520;

const squeeze = Math.cos((((BOX.south + BOX.north) / 2) * Math.PI) / 180);
const width = Math.round((BOX.east - BOX.west) * squeeze * SCALE);
const height = Math.round((BOX.north - BOX.south) * SCALE);

function crateFolder() {
  if (process.argv[2]) return process.argv[2];
  const folder = mkdtempSync(join(tmpdir(), "reversejp-"));
  execFileSync("cargo", ["init", "--quiet", "--name", "outline", folder]);
  execFileSync("cargo", ["add", "--quiet", CRATE], { cwd: folder });
  const metadata = execFileSync("cargo", ["metadata", "--format-version", "1"], { cwd: folder, maxBuffer: 1 << 28 });
  const found = JSON.parse(metadata).packages.find(({ name }) => name === "reversejp");
  return dirname(found.manifest_path);
}

/** The one file of a zip archive: its local header says where the compressed bytes begin, the central one how many. */
function unzip(path) {
  const bytes = readFileSync(path);
  const central = bytes.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  const size = bytes.readUInt32LE(central + 20);
  const start = bytes.readUInt32LE(central + 42);
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  return JSON.parse(inflateRawSync(bytes.subarray(from, from + size)).toString("utf8"));
}

const polygons = ({ type, coordinates }) => (type === "MultiPolygon" ? coordinates : [coordinates]);
const project = ([lon, lat]) => [Math.round((lon - BOX.west) * squeeze * SCALE), Math.round((BOX.north - lat) * SCALE)];

/** Drops repeated points and the closing one. */
function tidy(ring) {
  const kept = ring.map(project).filter(([x, y], at, all) => at === 0 || x !== all[at - 1][0] || y !== all[at - 1][1]);
  const [first, last] = [kept[0], kept.at(-1)];
  if (kept.length > 1 && first[0] === last[0] && first[1] === last[1]) kept.pop();
  return kept;
}

/** Rings that touch become one: an edge that another ring runs the other way is inside and goes. */
function merge(rings) {
  const edges = new Map();
  for (const ring of rings) {
    ring.forEach((point, at) => {
      const next = ring[(at + 1) % ring.length];
      const back = `${next}|${point}`;
      if (edges.has(back)) edges.delete(back);
      else edges.set(`${point}|${next}`, [point, next]);
    });
  }
  const starts = new Map([...edges.values()].map((edge) => [String(edge[0]), edge]));
  const merged = [];
  while (starts.size > 0) {
    const ring = [];
    for (let edge = starts.values().next().value; edge; edge = starts.get(String(edge[1]))) {
      starts.delete(String(edge[0]));
      ring.push(edge[0]);
    }
    if (ring.length > 2) merged.push(ring);
  }
  return merged;
}

const area = (ring) =>
  Math.abs(
    ring.reduce(
      (sum, [x, y], at) => sum + x * ring[(at + 1) % ring.length][1] - y * ring[(at + 1) % ring.length][0],
      0,
    ),
  ) / 2;

const toPath = (rings) =>
  rings
    .map((ring) => {
      const steps = ring.slice(1).map(([x, y], at) => `${x - ring[at][0]} ${y - ring[at][1]}`);
      return `M${ring[0].join(" ")}l${steps.join(" ")}z`;
    })
    .join("")
    .replaceAll(" -", "-");

function inside([x, y], ring) {
  let odd = false;
  ring.forEach(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
  });
  return odd;
}

/** Where a name stands best: the inner point furthest from the border, a little wider than high because names are. */
function labelPoint(ring) {
  let best = { at: ring[0], room: -1 };
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += 2) {
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += 2) {
      if (!inside([x, y], ring)) continue;
      const room = Math.min(...ring.map(([px, py]) => Math.hypot((px - x) / 1.6, py - y)));
      if (room > best.room) best = { at: [x, y], room };
    }
  }
  return best.at;
}

/** Sutherland–Hodgman against the box and its margin. */
function clip(ring) {
  const sides = [
    [0, -MARGIN, 1],
    [0, width + MARGIN, -1],
    [1, -MARGIN, 1],
    [1, height + MARGIN, -1],
  ];
  return sides.reduce((points, [axis, limit, sign]) => {
    const isIn = (point) => (point[axis] - limit) * sign >= 0;
    return points.flatMap((point, at) => {
      const before = points.at(at - 1);
      const crossing = () => {
        const share = (limit - before[axis]) / (point[axis] - before[axis]);
        return [
          Math.round(before[0] + share * (point[0] - before[0])),
          Math.round(before[1] + share * (point[1] - before[1])),
        ];
      };
      if (isIn(point)) return isIn(before) ? [point] : [crossing(), point];
      return isIn(before) ? [crossing()] : [];
    });
  }, ring);
}

/** 24201 → 242012: the check digit of a municipality's code (weights 6 to 2, modulo 11). */
function withCheckDigit(code) {
  const sum = [...code].reduce((total, digit, at) => total + Number(digit) * (6 - at), 0);
  return `${code}${(11 - (sum % 11)) % 10}`;
}

const folder = join(crateFolder(), "data");
const parts = Array.from(
  { length: 10 },
  (_, file) => unzip(join(folder, `landslides_${file}.json.zip`)).features,
).flat();
const byMunicipality = new Map();
for (const { properties, geometry } of parts) {
  if (!properties.code.startsWith(PREFECTURE)) continue;
  const code = withCheckDigit(properties.code.slice(0, 5));
  const rings = polygons(geometry)
    .map(([outer]) => tidy(outer))
    .filter((ring) => ring.length > 2);
  byMunicipality.set(code, [...(byMunicipality.get(code) ?? []), ...rings]);
}
const municipalities = [...byMunicipality].map(([code, rings]) => {
  const merged = merge(rings).sort((a, b) => area(b) - area(a));
  return { code, at: labelPoint(merged[0]), size: Math.round(area(merged[0])), path: toPath(merged) };
});

const neighbours = unzip(join(folder, "class10s.json.zip"))
  .features.filter(({ properties }) => NEIGHBOURS.has(properties.code.slice(0, 2)))
  .flatMap(({ geometry }) => polygons(geometry).map(([outer]) => clip(tidy(outer))))
  .filter((ring) => ring.length > 2 && area(ring) > 12);

const lines = municipalities
  .sort((a, b) => a.code.localeCompare(b.code))
  .map(({ code, at, size, path }) => `  { code: "${code}", at: [${at.join(", ")}], size: ${size}, path: "${path}" },`);
const source = `// Drawn by scripts/draw-map.mjs from the forecast areas of the Japan Meteorological Agency (crate ${CRATE}, MIT).
// 出典：気象庁の区域データを加工

export type Area = { code: string; at: readonly [number, number]; size: number; path: string };

/** Map units; \`project\` in MieMap's geometry uses these to place latitudes and longitudes. */
export const FRAME = { width: ${width}, height: ${height}, west: ${BOX.west}, north: ${BOX.north}, squeeze: ${squeeze.toFixed(6)}, scale: ${SCALE} } as const;

export const AREAS: readonly Area[] = [
${lines.join("\n")}
];

export const NEIGHBOURS = "${toPath(neighbours)}";
`;
const target = join(dirname(fileURLToPath(import.meta.url)), "../src/ui/map/outline.ts");
writeFileSync(target, source);
console.log(`${municipalities.length} municipalities, ${width} × ${height}, ${source.length} bytes`);
