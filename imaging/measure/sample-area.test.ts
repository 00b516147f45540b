import { expect, test } from "vitest";
import { drawFrame } from "#tests/fixtures/draw-rendered.ts";
import { laplacianVariance } from "./laplacian-variance.ts";
import { sampleArea } from "./sample-area.ts";

const ramp = drawFrame(40, 20, (x, y) => [4 * x, 8 * y, 100]);

test("cells hold the average of what they cover, fractions included", () => {
  const { rgb } = sampleArea(ramp, { x: 2.5, y: 1.25, width: 20, height: 10 }, 5, 4);
  // Cell (1, 2) spans x 6.5..10.5 and y 6.25..8.75: its centre is (8.5, 7.5), where a linear ramp has its average.
  const at = 3 * (2 * 5 + 1);
  expect(rgb[at]).toBeCloseTo(4 * 8.5, 3);
  expect(rgb[at + 1]).toBeCloseTo(8 * 7.5, 3);
  expect(rgb[at + 2]).toBeCloseTo(100, 3);
});

test("beyond the frame its edge repeats", () => {
  const { rgb } = sampleArea(ramp, { x: -10, y: 0, width: 5, height: 20 }, 1, 1);
  expect(rgb[0]).toBeCloseTo(2, 3);
});

test("a ramp has no Laplacian, a chequerboard much, a line one pixel wide no inside at all", () => {
  const inside = new Uint8Array(40 * 20).fill(1);
  const whole = { x: 0, y: 0, width: 40, height: 20 };
  const grid = sampleArea(ramp, whole, 40, 20);
  const chequers = drawFrame(40, 20, (x, y) =>
    (Math.floor(x) + Math.floor(y)) % 2 ? [0, 0, 0] : [255, 255, 255],
  );
  expect(laplacianVariance(grid, inside)).toBeLessThan(0.1);
  expect(laplacianVariance(sampleArea(chequers, whole, 40, 20), inside)).toBeGreaterThan(100_000);
  expect(laplacianVariance(grid, new Uint8Array(40 * 20))).toBeNaN();
});
