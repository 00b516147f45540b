import { describe, expect, it } from "vitest";
import { agreement } from "./agreement.ts";
import { alignLook } from "./align-look.ts";
import { colourHistogram, histogramOverlap } from "./colour-histogram.ts";
import { fuseOpinions } from "./fuse-opinions.ts";
import { leaveOut } from "./leave-out.ts";
import type { Look } from "./take-look.ts";

const levels = (...values: number[]) => Uint8ClampedArray.from(values);

describe("agreement", () => {
  it("is the sum of lowest over the sum of highest opinions", () => {
    expect(agreement([levels(255, 0, 100), levels(255, 255, 50)])).toBeCloseTo(
      (255 + 50) / (255 + 255 + 100),
    );
  });
  it("is full for equal opinions and none when nobody sees anything", () => {
    expect(agreement([levels(3, 200), levels(3, 200)])).toBe(1);
    expect(agreement([levels(0, 0), levels(0, 0)])).toBe(0);
  });
});

describe("fuseOpinions", () => {
  it("keeps what all are sure of", () => {
    const one = { levels: levels(0, 255), weight: 1 };
    expect([...fuseOpinions([one, { ...one, weight: 3 }])]).toEqual([0, 255]);
  });
  it("lets a sure opinion outweigh a hesitant one, and a heavy one a light one", () => {
    const fused = (a: number, wa: number, b: number, wb: number) =>
      fuseOpinions([
        { levels: levels(a), weight: wa },
        { levels: levels(b), weight: wb },
      ])[0] ?? 0;
    expect(fused(250, 1, 110, 1)).toBeGreaterThan(200);
    expect(fused(255, 1, 0, 3)).toBeLessThan(30);
    expect(Math.abs(fused(255, 2, 0, 2) - 127.5)).toBeLessThanOrEqual(1);
  });
});

describe("alignLook", () => {
  const look = (
    left: number,
    top: number,
    right: number,
    bottom: number,
    values: Uint8ClampedArray,
  ): Look => ({
    view: { box: { left, top, right, bottom }, longSidePx: 64, mirrored: false },
    width: 2,
    height: 2,
    levels: values,
  });
  it("draws a small look where it lies in a larger box, with ground around it", async () => {
    const aligned = await alignLook(
      look(2, 2, 4, 4, levels(10, 20, 30, 40)),
      { left: 0, top: 0, right: 6, bottom: 4 },
      { width: 6, height: 4 },
    );
    expect([...aligned.subarray(0, 12)]).toEqual(new Array(12).fill(0));
    expect([...aligned.subarray(12)]).toEqual([0, 0, 10, 20, 0, 0, 0, 0, 30, 40, 0, 0]);
  });
  it("takes the part of a large look that lies in a smaller box", async () => {
    const aligned = await alignLook(
      look(0, 0, 2, 2, levels(10, 20, 30, 40)),
      { left: 1, top: 0, right: 2, bottom: 2 },
      { width: 1, height: 2 },
    );
    expect([...aligned]).toEqual([20, 40]);
  });
});

describe("colour histograms", () => {
  const rgb = Uint8Array.from([200, 10, 10, 205, 12, 9, 10, 10, 200, 198, 9, 9]);
  const labels = Int32Array.from([1, 1, 2, 3]);
  it("overlap fully for one stuff and not at all for another", () => {
    const first = colourHistogram(rgb, labels, 1);
    expect(histogramOverlap(first, colourHistogram(rgb, labels, 3))).toBeCloseTo(1);
    expect(histogramOverlap(first, colourHistogram(rgb, labels, 2))).toBe(0);
  });
});

describe("leaveOut", () => {
  const mask = { width: 7, height: 1, alpha: levels(255, 255, 0, 255, 255, 90, 0) };
  it("removes the parts that lie on the things left out, soft edge included", () => {
    const others = { width: 7, height: 1, alpha: levels(0, 0, 0, 255, 255, 0, 0) };
    expect([...leaveOut(mask, others).alpha]).toEqual([255, 255, 0, 0, 0, 0, 0]);
  });
  it("keeps a part that only touches them, and everything without them", () => {
    const others = { width: 7, height: 1, alpha: levels(0, 0, 0, 255, 0, 0, 0) };
    expect([...leaveOut(mask, others).alpha]).toEqual([...mask.alpha]);
    expect(leaveOut(mask, null)).toBe(mask);
  });
});
