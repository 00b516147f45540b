/** The scores on masks small enough to add up by hand. */
import { describe, expect, it } from "vitest";
import type { Mask } from "#imaging/frame.ts";
import { isGood, isGross, scoreMask } from "./score-mask.ts";

/** A rectangle of full coverage, right and bottom excluded. */
function rectangle(
  width: number,
  height: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Mask {
  const alpha = new Uint8ClampedArray(width * height);
  for (let y = top; y < bottom; y++) alpha.fill(255, y * width + left, y * width + right);
  return { width, height, alpha };
}

const truth = rectangle(40, 40, [10, 10, 30, 30]);

describe("scoreMask", () => {
  it("finds no fault in the truth itself", () => {
    expect(scoreMask(truth, truth)).toEqual({ mae: 0, iou: 1, boundaryF: 1, sad: 0, gradient: 0 });
  });

  it("counts the pixels a shifted square gets wrong", () => {
    const shifted = rectangle(40, 40, [15, 10, 35, 30]);
    const score = scoreMask(shifted, truth);
    expect(score.mae).toBeCloseTo(200 / 1600, 12);
    expect(score.sad).toBeCloseTo(0.2, 12);
    expect(score.iou).toBeCloseTo(300 / 500, 12);
  });

  it("forgives a contour within the tolerance and no further", () => {
    // The diagonal of 200 × 200 is 283 px: half a per cent is 1.4 px.
    const exact = rectangle(200, 200, [50, 50, 150, 150]);
    expect(scoreMask(rectangle(200, 200, [51, 50, 151, 150]), exact).boundaryF).toBe(1);
    const off = scoreMask(rectangle(200, 200, [52, 50, 152, 150]), exact);
    // Of 396 contour pixels on either side, the left and right columns miss, less what top and bottom reach at corners.
    expect(off.boundaryF).toBeGreaterThan(0.5);
    expect(off.boundaryF).toBeLessThan(0.52);
  });

  it("reads the boundary along the picture's own border as none", () => {
    const bled = rectangle(40, 40, [0, 0, 20, 40]);
    // Only the column x = 19 between the first and last row is contour.
    expect(scoreMask(bled, bled).boundaryF).toBe(1);
    expect(scoreMask(rectangle(40, 40, [0, 0, 40, 40]), bled).boundaryF).toBe(0);
    const everything = rectangle(40, 40, [0, 0, 40, 40]);
    expect(scoreMask(everything, everything).boundaryF).toBe(1);
  });

  it("takes two empty masks for equal and an empty prediction for nothing found", () => {
    const empty = rectangle(40, 40, [0, 0, 0, 0]);
    expect(scoreMask(empty, empty)).toMatchObject({ iou: 1, boundaryF: 1 });
    expect(scoreMask(empty, truth)).toMatchObject({ iou: 0, boundaryF: 0 });
  });

  it("measures the slope of a ramp in alpha a pixel", () => {
    const [width, height] = [60, 20];
    const flat: Mask = { width, height, alpha: new Uint8ClampedArray(width * height) };
    const ramp: Mask = { width, height, alpha: flat.alpha.map((_, i) => 4 * (i % width)) };
    // Away from the two ends, where the repeated border flattens it, the gradient is 4 / 255.
    const inner = (width - 10) * height * (4 / 255) ** 2;
    const whole = width * height * (4 / 255) ** 2;
    const { gradient } = scoreMask(ramp, flat);
    expect(gradient * 1000).toBeGreaterThan(inner);
    expect(gradient * 1000).toBeLessThan(whole);
  });

  it("refuses masks of unequal size", () => {
    expect(() => scoreMask(rectangle(39, 40, [0, 0, 1, 1]), truth)).toThrow(
      "expected 40 x 40 px for a prediction but received 39 x 40 px",
    );
  });
});

describe("the bounds of good and gross", () => {
  it("needs both figures for good, and IoU alone for gross", () => {
    expect(isGood({ iou: 0.95, boundaryF: 0.9 })).toBe(true);
    expect(isGood({ iou: 0.949, boundaryF: 1 })).toBe(false);
    expect(isGood({ iou: 1, boundaryF: 0.899 })).toBe(false);
    expect(isGross({ iou: 0.799 })).toBe(true);
    expect(isGross({ iou: 0.8 })).toBe(false);
  });
});
