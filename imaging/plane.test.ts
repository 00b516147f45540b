import { expect, it } from "vitest";
import { double, halve, type Plane } from "./plane.ts";

const plane = (width: number, height: number, draw: (x: number, y: number) => number): Plane => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => draw(i % width, Math.floor(i / width))),
});

it("halves by means and counts an odd last row and column twice", () => {
  expect([...halve(plane(3, 3, (x, y) => 10 * y + x)).values]).toEqual([5.5, 7, 20.5, 22]);
});

it.each([
  [8, 6],
  [7, 5],
  [1, 4],
])("doubles back to %d × %d and keeps even slopes inside", (width, height) => {
  const slope = plane(width, height, (x, y) => 3 * x + 5 * y);
  const back = double(halve(slope), width, height);
  expect([back.width, back.height, back.values.length]).toEqual([width, height, width * height]);
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) expect(back.values[y * width + x]).toBeCloseTo(3 * x + 5 * y, 5);
  }
});

it("keeps a flat plane flat up to its edges", () => {
  expect(new Set(double(halve(plane(9, 7, () => 42)), 9, 7).values)).toEqual(new Set([42]));
});
