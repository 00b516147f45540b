import { expect, test } from "vitest";
import { drawFrame } from "#tests/fixtures/draw-rendered.ts";
import { bleedColours } from "./bleed-colours.ts";

test("clear pixels take the colour of the nearest cover; covered ones and all coverage stay", () => {
  const disc = drawFrame(
    33,
    20,
    (x) => (x < 16 ? [200, 40, 10] : [10, 40, 200]),
    (x, y) => (Math.hypot(x - 16.5, y - 10) < 6 ? 1 : 0),
  );
  const before = { ...disc, rgba: disc.rgba.map((value, i) => (disc.rgba[i | 3] === 0 ? 0 : value)) };
  const bled = bleedColours(before);
  for (let at = 0; at < before.rgba.length; at += 4) {
    if (before.rgba[at + 3] === 255) {
      expect([...bled.rgba.subarray(at, at + 4)]).toEqual([...before.rgba.subarray(at, at + 4)]);
    } else {
      expect(bled.rgba[at + 1]).toBe(40);
      expect(bled.rgba[at + 3]).toBe(0);
    }
  }
  expect([...bled.rgba.subarray(4 * 10 * 33, 4 * 10 * 33 + 3)]).toEqual([200, 40, 10]);
  expect([...bled.rgba.subarray(4 * (10 * 33 + 24), 4 * (10 * 33 + 24) + 3)]).toEqual([10, 40, 200]);
});

test("thin cover counts little beside thick cover, and nothing at all stays nothing", () => {
  const pair = { width: 2, height: 2, rgba: new Uint8ClampedArray(16) };
  pair.rgba.set([100, 100, 100, 250, 200, 200, 200, 5]);
  expect(bleedColours(pair).rgba[8]).toBeCloseTo(102, 0);
  const clear = { width: 3, height: 1, rgba: new Uint8ClampedArray(12) };
  expect(bleedColours(clear)).toEqual(clear);
});
