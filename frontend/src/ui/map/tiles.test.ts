import { expect, test } from "vitest";
import { closeUp, project, toScreen, WHOLE } from "./geometry";
import { tilesFor } from "./tiles";

const size = { width: 392, height: 560 };
const layer = { url: "https://tiles.example/{z}/{x}/{y}.png", credit: "地図", zoom_max: 18 };

test("the pictures cover the window without gap", () => {
  for (const view of [WHOLE, closeUp(size, project(34.3, 136.8), 5)]) {
    const tiles = tilesFor(layer, view, size);
    const covered = tiles.reduce((sum, { x, y, width, height }) => {
      const across = Math.min(x + width, size.width) - Math.max(x, 0);
      const down = Math.min(y + height, size.height) - Math.max(y, 0);
      return sum + across * down;
    }, 0);
    expect(covered).toBeCloseTo(size.width * size.height, 3);
    expect(tiles.length).toBeLessThan(20);
    expect(new Set(tiles.map(({ href }) => href)).size).toBe(tiles.length);
  }
});

test("the picture with Ise's shrine lies where the shrine is", () => {
  // Worked out apart from this code: tile 14/14414/6519.
  const shrine = { latitude: 34.4551, longitude: 136.7258 };
  const view = closeUp(size, project(shrine.latitude, shrine.longitude), 8);
  const at = toScreen(project(shrine.latitude, shrine.longitude), view, size);
  const tiles = tilesFor(layer, view, size);
  const under = tiles.find(
    ({ x, y, width, height }) => at.x >= x && at.x < x + width && at.y >= y && at.y < y + height,
  );
  const [, zoom, column, row] = /(\d+)\/(\d+)\/(\d+)\.png$/.exec(under?.href ?? "") ?? [];
  const deeper = 14 - Number(zoom);
  expect(deeper).toBeGreaterThanOrEqual(0);
  expect([Number(column), Number(row)]).toEqual([14_414 >> deeper, 6_519 >> deeper]);
});

test("no picture is asked for that the layer does not have", () => {
  const tiles = tilesFor({ ...layer, zoom_max: 8 }, closeUp(size, project(34.3, 136.8), 8), size);
  expect(tiles.every(({ href }) => href.includes("/8/"))).toBe(true);
});
