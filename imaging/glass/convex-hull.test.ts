import { expect, test } from "vitest";
import { convexHull, depthInside } from "./convex-hull.ts";

/** An L of 10 × 10 pixels in a picture of 12 × 12, its corner at the lower left. */
const width = 12;
const bits = new Uint8Array(width * width);
for (let n = 1; n <= 10; n++) bits[n * width + 1] = bits[10 * width + n] = 1;
const hull = convexHull(bits, width);

test("the hull of an L is a triangle", () => {
  expect(new Set(hull.map(String))).toEqual(new Set(["1.5,1.5", "1.5,10.5", "10.5,10.5"]));
});

test("depth is positive inside, negative outside, in pixels", () => {
  expect(depthInside(hull, 3.5, 8.5)).toBeCloseTo(2, 6);
  expect(depthInside(hull, 0.5, 6)).toBeCloseTo(-1, 6);
  expect(depthInside(hull, 10, 3)).toBeLessThan(-4);
});
