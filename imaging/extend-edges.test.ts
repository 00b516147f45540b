import { expect, it } from "vitest";
import { drawFrame } from "#tests/fixtures/draw-rendered.ts";
import { extendEdges } from "./extend-edges.ts";

it("fills everything outside the part, opaque, and leaves the part alone", () => {
  const part = { left: 30, top: 20, right: 70, bottom: 60 };
  const inside = (x: number, y: number) =>
    x > part.left && x < part.right && y > part.top && y < part.bottom ? 1 : 0;
  const frame = drawFrame(100, 90, (x, y) => [Math.ceil(x), Math.ceil(y), 40], inside);
  const { rgba } = extendEdges(frame, part);
  const at = (x: number, y: number) => [...rgba.subarray(4 * (y * 100 + x), 4 * (y * 100 + x) + 4)];
  for (let i = 3; i < rgba.length; i += 4) expect(rgba[i]).toBe(255);
  expect(at(45, 33)).toEqual([46, 34, 40, 255]);
  expect(at(10, 40)).toEqual([31, 41, 40, 255]);
  expect(at(90, 40)).toEqual([70, 41, 40, 255]);
  expect(at(50, 0).slice(1)).toEqual([21, 40, 255]);
  expect(at(50, 89).slice(1)).toEqual([60, 40, 255]);
});

it("softens a patterned edge with distance instead of drawing streaks", () => {
  const part = { left: 0, top: 0, right: 100, bottom: 40 };
  const stripes = drawFrame(100, 90, (x) => (Math.floor(x / 4) % 2 ? [200, 200, 200] : [100, 100, 100]));
  const { rgba } = extendEdges(stripes, part);
  const contrast = (y: number) => {
    const row = Array.from({ length: 60 }, (_, x) => rgba[4 * (y * 100 + x + 20)] ?? 0);
    return Math.max(...row) - Math.min(...row);
  };
  expect(contrast(40)).toBeGreaterThan(40);
  expect(contrast(85)).toBeLessThan(25);
});
