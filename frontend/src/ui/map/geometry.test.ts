import { expect, test } from "vitest";
import {
  between,
  closeUp,
  clusters,
  fitting,
  including,
  pan,
  placeLabels,
  project,
  spread,
  toScreen,
  WHOLE,
  zoomBy,
  type Point,
} from "./geometry";
import { AREAS, FRAME } from "./outline";

const size = { width: 392, height: 560 };

test("the outline has all 29 municipalities, each with a code of six digits", () => {
  expect(AREAS).toHaveLength(29);
  expect(AREAS.every(({ code }) => /^24\d{4}$/.test(code))).toBe(true);
});

test("Toba lies where the outline has its municipality", () => {
  const toba = project(34.4814, 136.8436);
  const area = AREAS.find(({ code }) => code === "242110");
  expect(Math.hypot(toba.x - (area?.at[0] ?? 0), toba.y - (area?.at[1] ?? 0))).toBeLessThan(30);
});

test("zooming keeps what is under the finger, and zooming out ends at the whole", () => {
  const place = project(34.5, 136.3);
  const finger = toScreen(place, WHOLE, size);
  const near = zoomBy(WHOLE, size, 2, finger);
  expect(near.zoom).toBe(2);
  expect(toScreen(place, near, size).x).toBeCloseTo(finger.x);
  expect(toScreen(place, near, size).y).toBeCloseTo(finger.y);
  expect(zoomBy(near, size, 0.1)).toEqual(WHOLE);
});

test("the prefecture cannot be dragged out of sight", () => {
  const whole = toScreen(WHOLE.centre, pan(WHOLE, size, 99_999, -99_999), size);
  expect(Math.hypot(whole.x - size.width / 2, whole.y - size.height / 2)).toBeLessThan(45);
  const near = zoomBy(WHOLE, size, 4);
  const corner = toScreen({ x: FRAME.width, y: FRAME.height }, pan(near, size, 99_999, 99_999), size);
  expect(corner.x).toBeGreaterThan(size.width / 2);
  expect(corner.x).toBeLessThan(size.width);
  expect(corner.y).toBeLessThan(size.height);
});

test("a place out of sight is brought to the edge of the window, one in sight moves nothing", () => {
  const near = closeUp(size, project(34.9, 136.5), 6);
  const far = project(34.3, 136.8);
  const moved = including(near, size, far, 48);
  expect(toScreen(far, moved, size).y).toBeCloseTo(size.height - 48);
  expect(including(moved, size, far, 48).centre.y).toBeCloseTo(moved.centre.y);
  expect(including(near, size, near.centre, 48)).toEqual(near);
});

test("a group is shown as near as all of it fits, and never farther than before", () => {
  const places = [project(34.3, 136.8), project(34.36, 136.85), project(34.32, 136.9)];
  const near = fitting(WHOLE, size, places, 60);
  for (const place of places) {
    const { x, y } = toScreen(place, near, size);
    expect(x).toBeGreaterThanOrEqual(59);
    expect(x).toBeLessThanOrEqual(size.width - 59);
    expect(y).toBeGreaterThanOrEqual(59);
    expect(y).toBeLessThanOrEqual(size.height - 59);
  }
  expect(near.zoom).toBeGreaterThan(2);
  const far = [project(35, 136.6), project(33.8, 136.1)];
  expect(fitting(WHOLE, size, far, 60).zoom).toBeGreaterThan(1.5);
});

test("on the way from one view to another the place under the finger stays", () => {
  const finger = { x: 300, y: 120 };
  const near = zoomBy(WHOLE, size, 3, finger);
  expect(between(WHOLE, near, 0)).toEqual(WHOLE);
  expect(between(WHOLE, near, 1).zoom).toBeCloseTo(near.zoom);
  expect(between(WHOLE, near, 1).centre.x).toBeCloseTo(near.centre.x);
  const place = placeUnder(finger);
  const half = between(WHOLE, near, 0.5);
  expect(half.zoom).toBeCloseTo(Math.sqrt(3));
  expect(toScreen(place, half, size).x).toBeCloseTo(finger.x);
  expect(toScreen(place, half, size).y).toBeCloseTo(finger.y);
});

function placeUnder(finger: Point): Point {
  const origin = toScreen({ x: 0, y: 0 }, WHOLE, size);
  const scale = toScreen({ x: 1, y: 0 }, WHOLE, size).x - origin.x;
  return { x: (finger.x - origin.x) / scale, y: (finger.y - origin.y) / scale };
}

test("three pins in one place become one group, two stay pins", () => {
  const points = [
    { x: 10, y: 10 },
    { x: 100, y: 100 },
    { x: 12, y: 10 },
    { x: 105, y: 100 },
    { x: 10, y: 14 },
  ];
  expect(clusters(points, 30)).toEqual([[0, 2, 4], [1], [3]]);
  expect(clusters(points, 1)).toEqual([[0], [1], [2], [3], [4]]);
});

test("pins on one spot part until each can be pressed", () => {
  const spots = spread(
    [
      { x: 10, y: 10 },
      { x: 10, y: 10 },
      { x: 300, y: 300 },
    ],
    40,
  );
  expect(Math.hypot(spots[0]!.x - spots[1]!.x, spots[0]!.y - spots[1]!.y)).toBeGreaterThanOrEqual(40);
  expect(spots[2]).toEqual({ x: 300, y: 300 });
});

test("names never lie on each other or on a pin; a name with a hit moves, another is left out", () => {
  const at = { x: 200, y: 200 };
  const label = (key: string, bold: boolean) => ({ key, text: "鳥羽市", at, bold, look: "town" as const });
  const placed = placeLabels([label("a", true), label("b", true), label("c", false)], [{ x: 200, y: 210 }], size, 13);
  expect(placed.map(({ key }) => key)).toEqual(["a", "b"]);
  expect(placed[0]?.at).not.toEqual(at);
  expect(placed[0]?.at).not.toEqual(placed[1]?.at);
});
