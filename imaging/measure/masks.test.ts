import { expect, test } from "vitest";
import { box, drawMask, everything, nothing, union } from "#tests/fixtures/draw-rendered.ts";
import { alphaBox } from "./alpha-box.ts";
import { borderTouch } from "./border-touch.ts";
import { componentAreas } from "./component-areas.ts";
import { coveredShare } from "./covered-share.ts";
import { erode } from "./erode.ts";
import { shrinkMask } from "./shrink-mask.ts";

test("the box of a mask has exclusive right and bottom; an empty mask has none", () => {
  const box2 = { left: 3, top: 5, right: 10, bottom: 17 };
  expect(alphaBox(drawMask(30, 20, box(3, 5, 10, 17)))).toEqual(box2);
  expect(alphaBox(drawMask(30, 20, everything))).toEqual({ left: 0, top: 0, right: 30, bottom: 20 });
  expect(alphaBox(drawMask(30, 20, nothing))).toBeNull();
});

test("the border knows which sides are touched", () => {
  const touch = borderTouch(drawMask(30, 20, box(-9, 5, 10, 99)));
  expect(touch).toEqual({ top: 0, right: 0, bottom: 10, left: 15, perimeterPx: 100 });
});

test("components are counted with their corners joined, largest first", () => {
  const mask = drawMask(40, 40, union(box(0, 0, 5, 5), box(5, 5, 8, 8), box(20, 20, 32, 32)));
  expect(componentAreas(mask)).toEqual([144, 34]);
  expect(componentAreas(drawMask(40, 40, everything))).toEqual([1600]);
  expect(componentAreas(drawMask(40, 40, nothing))).toEqual([]);
});

test("erosion takes the radius off each side and, when asked, not off the picture's border", () => {
  const bits = Uint8Array.from(drawMask(20, 10, box(4, 2, 13, 9)).alpha, (value) => (value > 127 ? 1 : 0));
  const alphaOfBits = (eroded: Uint8Array) => new Uint8ClampedArray(eroded).map((value) => value * 255);
  expect(alphaBox({ width: 20, height: 10, alpha: alphaOfBits(erode(bits, 20, 10, 2)) })).toEqual({
    left: 6,
    top: 4,
    right: 11,
    bottom: 7,
  });
  const all = new Uint8Array(200).fill(1);
  expect(erode(all, 20, 10, 3, 1)).toEqual(all);
  expect(erode(all, 20, 10, 3)).not.toEqual(all);
  expect(erode(bits, 20, 10, 20)).toEqual(new Uint8Array(200));
});

test("shrinking keeps the covered share and leaves small masks alone", () => {
  const mask = drawMask(997, 613, box(100, 100, 600, 400));
  const small = shrinkMask(mask, 128);
  expect(Math.max(small.width, small.height)).toBe(128);
  expect(coveredShare(small)).toBeCloseTo(coveredShare(mask), 2);
  expect(shrinkMask(mask, 1000)).toBe(mask);
});

test("a one-pixel mask survives every measure", () => {
  const dot = drawMask(1, 1, everything);
  expect(alphaBox(dot)).toEqual({ left: 0, top: 0, right: 1, bottom: 1 });
  expect(coveredShare(dot)).toBe(1);
  expect(componentAreas(dot)).toEqual([1]);
});
