import { expect, test } from "vitest";
import { pan, placeLabels, project, spread, toScreen, WHOLE, zoomBy } from "./geometry";
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
  const near = zoomBy(WHOLE, size, 4);
  expect(pan(near, size, 99_999, 99_999).centre).toEqual({ x: FRAME.width, y: FRAME.height });
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
