import { expect, it } from "vitest";
import { foregroundColour } from "./foreground-colour.ts";
import type { Frame, Mask } from "./frame.ts";
import { refineMask } from "./refine-mask.ts";
import { removeSpecks } from "./remove-specks.ts";

const side = 200;
const product = [200, 40, 30] as const;
const ground = [40, 120, 60] as const;

/** Coverage of a disc with an edge of `softPx` pixels. */
function disc(radius: number, softPx: number, centreX = 100, centreY = 100): Mask {
  const alpha = new Uint8ClampedArray(side * side);
  for (let i = 0; i < alpha.length; i++) {
    const distance = Math.hypot((i % side) + 0.5 - centreX, Math.floor(i / side) + 0.5 - centreY);
    alpha[i] = 255 * (0.5 + (radius - distance) / softPx);
  }
  return { width: side, height: side, alpha };
}

function photoOf({ alpha }: Mask): Frame {
  const rgba = new Uint8ClampedArray(side * side * 4).fill(255);
  alpha.forEach((value, i) => {
    for (const c of [0, 1, 2] as const)
      rgba[4 * i + c] = ground[c] + ((product[c] - ground[c]) * value) / 255;
  });
  return { width: side, height: side, rgba };
}

function meanDifference(a: Mask, b: Mask): number {
  return a.alpha.reduce((sum, value, i) => sum + Math.abs(value - (b.alpha[i] ?? 0)), 0) / a.alpha.length;
}

it("sharpens a blurred mask to the photo's own edge", () => {
  const truth = disc(60, 2);
  const coarse = disc(60, 12);
  const refined = refineMask(photoOf(truth), coarse, 10);
  expect(meanDifference(refined, truth)).toBeLessThan(meanDifference(coarse, truth) / 4);
});

it("keeps the net's word where product and ground look alike", () => {
  const coarse = disc(60, 3);
  const grey: Frame = { width: side, height: side, rgba: new Uint8ClampedArray(side * side * 4).fill(130) };
  expect(meanDifference(refineMask(grey, coarse, 10), coarse)).toBeLessThan(2);
});

it("leaves an empty and a full mask as they are", () => {
  for (const value of [0, 255]) {
    const even: Mask = { ...disc(60, 2), alpha: new Uint8ClampedArray(side * side).fill(value) };
    expect(refineMask(photoOf(disc(60, 2)), even, 10).alpha).toEqual(even.alpha);
  }
});

it("gives half-covered pixels the product's colour, solid ones the photo's, clear ones none", () => {
  const mask = disc(60, 6);
  const photo = photoOf(mask);
  const { rgba } = foregroundColour(photo, mask);
  mask.alpha.forEach((value, i) => {
    const colour = [...rgba.subarray(4 * i, 4 * i + 3)];
    if (value === 255) expect(colour).toEqual([...photo.rgba.subarray(4 * i, 4 * i + 3)]);
    if (value === 0) expect([...rgba.subarray(4 * i, 4 * i + 4)]).toEqual([0, 0, 0, 0]);
    if (value > 60 && value < 255)
      colour.forEach((level, c) => expect(Math.abs(level - (product[c] ?? 0))).toBeLessThan(14));
  });
});

it("removes a speck but neither a second product nor anything attached", () => {
  const main = disc(60, 2);
  const withMore: Mask = { ...main, alpha: new Uint8ClampedArray(main.alpha) };
  const small = disc(12, 2, 20, 20);
  withMore.alpha.forEach((value, i) => (withMore.alpha[i] = Math.max(value, small.alpha[i] ?? 0)));
  withMore.alpha[190 * side + 190] = 255;
  const cleaned = removeSpecks(withMore);
  expect(cleaned.alpha[190 * side + 190]).toBe(0);
  expect(cleaned.alpha[20 * side + 20]).toBe(255);
  expect(removeSpecks(main)).toBe(main);
});
