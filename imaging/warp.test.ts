import { expect, it } from "vitest";
import { box, drawFrame, drawMask, type Paint } from "#tests/fixtures/draw-rendered.ts";
import type { Frame } from "./frame.ts";
import { planStraighten } from "./straighten-geometry.ts";
import { warp } from "./warp.ts";

const waves: Paint = (x, y) => [
  128 + 90 * Math.sin(x / 9) * Math.cos(y / 14),
  128 + 90 * Math.cos(x / 17 + y / 11),
  60 + x / 4,
];
const photo = drawFrame(300, 200, waves);

function straighten(frame: Frame, degrees: number, keystoneY = 0, beyond: "edge" | "clear" = "edge"): Frame {
  return warp(frame, planStraighten(frame, { degrees, keystoneY }, 1e9), beyond);
}

/** Root mean square difference from the drawn waves over the middle 150 × 150 pixels, both laid middle on middle. */
function differenceFromWaves({ width, height, rgba }: Frame): number {
  let sum = 0;
  for (let y = 0; y < 150; y++) {
    for (let x = 0; x < 150; x++) {
      const [across, down] = [Math.round(width / 2) - 75 + x, Math.round(height / 2) - 75 + y];
      const expected = waves(across + 0.5 - width / 2 + 150, down + 0.5 - height / 2 + 100);
      const at = 4 * (down * width + across);
      for (let c = 0; c < 3; c++) sum += ((rgba[at + c] ?? 0) - (expected[c] ?? 0)) ** 2;
    }
  }
  return Math.sqrt(sum / (3 * 150 * 150));
}

it("is the photo itself, to the bit, when there is nothing to do", () => {
  expect(straighten(photo, 0)).toEqual(photo);
});

it("turned there and back is the photo again", () => {
  const there = straighten(photo, 7);
  expect(differenceFromWaves(straighten(there, -7))).toBeLessThan(1.5);
  expect(differenceFromWaves(straighten(there, -5))).toBeGreaterThan(6);
});

it.each([
  [4, 0],
  [0, 0.2],
  [-9, -0.15],
])("draws every point where the plan says: %d°, keystone %d", (degrees, keystoneY) => {
  const plan = planStraighten(photo, { degrees, keystoneY }, 1e9);
  const drawn = warp(photo, plan, "edge");
  for (const [x, y] of [
    [40, 60],
    [150, 100],
    [260, 170],
  ] as const) {
    const there = plan.toStraight({ x: x + 0.5, y: y + 0.5 });
    const at = 4 * (Math.floor(there.y) * plan.width + Math.floor(there.x));
    const exact = plan.toSource({ x: Math.floor(there.x) + 0.5, y: Math.floor(there.y) + 0.5 });
    const expected = waves(exact.x, exact.y);
    for (let c = 0; c < 3; c++)
      expect(Math.abs((drawn.rgba[at + c] ?? 0) - (expected[c] ?? 0))).toBeLessThan(2);
  }
});

it("draws the edge colours on into the corners that open up", () => {
  const { rgba } = straighten(
    drawFrame(300, 200, () => [10, 90, 200]),
    12,
  );
  expect(new Set(Uint32Array.from(new Uint32Array(rgba.buffer))).size).toBe(1);
});

it("leaves the corners of a photo that came cut out clear, and its colours free of the clear pixels' black", () => {
  const cutOut = drawFrame(300, 200, () => [220, 40, 30], box(60, 50, 240, 150));
  const { rgba, width, height } = straighten(cutOut, 12, 0.1, "clear");
  expect([rgba[3], rgba[4 * width - 1], rgba.at(-1)]).toEqual([0, 0, 0]);
  let shown = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    if ((rgba[at + 3] ?? 0) < 8) continue;
    shown += (rgba[at + 3] ?? 0) / 255;
    expect([rgba[at], rgba[at + 1], rgba[at + 2]]).toEqual([220, 40, 30]);
  }
  const before = drawMask(300, 200, box(60, 50, 240, 150)).alpha.reduce((sum, value) => sum + value, 0) / 255;
  expect(shown / before).toBeGreaterThan(0.97);
  expect(shown / before).toBeLessThan(1.06);
  expect(width * height).toBeGreaterThan(300 * 200);
});
