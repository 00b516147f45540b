import { expect, test } from "vitest";
import { box, drawRendered } from "#tests/fixtures/draw-rendered.ts";
import { heatMap } from "./heat-map.ts";
import type { Frame } from "./frame.ts";

const pixel = ({ width, rgba }: Frame, x: number, y: number) => [
  ...rgba.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
];
const shape = box(100, 100, 300, 300);

test("a crisp mask both ways agree on is clear, its edge included", async () => {
  const heat = heatMap(await drawRendered({ shape }));
  expect(heat.rgba.some((value) => value > 0)).toBe(false);
});

test("disagreement is magenta where it is complete, orange where it is slight", async () => {
  const heat = heatMap(
    await drawRendered({
      shape,
      coarse: (x, y) => (x < 200 ? shape(x, y) : x < 250 ? 0 : 0.6 * shape(x, y)),
    }),
  );
  const [much, some] = [pixel(heat, 225, 200), pixel(heat, 275, 200)];
  expect(much.slice(0, 3)).toEqual([255, 0, 170]);
  expect(some[1]).toBeGreaterThan(60);
  expect(much[3]).toBeGreaterThan(some[3]!);
  expect(some[3]).toBeGreaterThan(80);
});

test("half-sure alpha is marked although both masks agree", async () => {
  const heat = heatMap(await drawRendered({ shape: (x, y) => 0.5 * shape(x, y) }));
  expect(pixel(heat, 200, 200)[3]).toBeGreaterThan(200);
});

test("marks follow the placement and shrink with the canvas", async () => {
  const spot = box(150, 150, 170, 170);
  const heat = heatMap(
    await drawRendered({
      shape,
      coarse: (x, y) => shape(x, y) - spot(x, y),
      canvas: { width: 2048, height: 1024 },
      placement: { scale: 2, x: 1000, y: 100 },
    }),
  );
  expect([heat.width, heat.height]).toEqual([1024, 512]);
  expect(pixel(heat, (1000 + 2 * 160) / 2, (100 + 2 * 160) / 2)[3]).toBeGreaterThan(200);
  expect(pixel(heat, (1000 + 2 * 200) / 2, (100 + 2 * 200) / 2)[3]).toBe(0);
  expect(pixel(heat, 100, 400)[3]).toBe(0);
});
