import { expect, it } from "vitest";
import { placeProduct } from "./place-product.ts";

const params = { widthPx: 1000, heightPx: 800, fillRatio: 0.8, align: "centre", maxUpscale: 3 } as const;

it("fills exactly the asked share and stays centred, for any box and canvas", () => {
  for (const width of [1, 7, 90, 500, 3000]) {
    for (const height of [1, 13, 240, 1100]) {
      for (const canvas of [
        { widthPx: 2000, heightPx: 2000 },
        { widthPx: 640, heightPx: 1800 },
      ]) {
        const box = { left: 11, top: 5, right: 11 + width, bottom: 5 + height };
        const plan = placeProduct(box, { ...params, ...canvas, maxUpscale: 4 });
        const { scale, x, y } = plan.placement;
        const [onWidth, onHeight] = [(width * scale) / plan.width, (height * scale) / plan.height];
        const rounding = 1 / Math.min(plan.width, plan.height);
        expect(Math.abs(Math.max(onWidth, onHeight) - 0.8)).toBeLessThanOrEqual(rounding);
        expect(box.left * scale + x + (width * scale) / 2).toBeCloseTo(plan.width / 2);
        expect(box.top * scale + y + (height * scale) / 2).toBeCloseTo(plan.height / 2);
        expect(scale).toBeLessThanOrEqual(4);
      }
    }
  }
});

it("shrinks the canvas in proportion rather than enlarging beyond the limit", () => {
  const plan = placeProduct({ left: 0, top: 0, right: 100, bottom: 50 }, params);
  expect(plan.placement.scale).toBe(3);
  expect([plan.width, plan.height]).toEqual([375, 300]);
});

it("stands a product on the baseline, a tenth above the canvas's lower edge", () => {
  const box = { left: 0, top: 40, right: 400, bottom: 140 };
  const { height, placement } = placeProduct(box, { ...params, align: "baseline" });
  expect(box.bottom * placement.scale + placement.y).toBeCloseTo(height * 0.9);
});

it("centres a product too tall for the baseline's margin", () => {
  const box = { left: 0, top: 0, right: 10, bottom: 400 };
  const { height, placement } = placeProduct(box, { ...params, fillRatio: 0.9, align: "baseline" });
  expect(placement.y).toBeCloseTo(height * 0.05);
});

/** Mulberry32: the same cases on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it("holds fill, margins, alignment and canvas for two thousand boxes of any size and shape", () => {
  const random = seeded(3);
  const between = (from: number, to: number) => Math.round(from * (to / from) ** random());
  for (let n = 0; n < 2000; n++) {
    const [left, top] = [between(1, 4000), between(1, 4000)];
    const box = { left, top, right: left + between(1, 10_000), bottom: top + between(1, 10_000) };
    const frame = {
      widthPx: between(64, 5000),
      heightPx: between(64, 5000),
      fillRatio: 0.1 + 0.9 * random(),
      align: random() < 0.5 ? ("centre" as const) : ("baseline" as const),
      maxUpscale: 1 + 3 * random(),
    };
    const { width, height, placement } = placeProduct(box, frame);
    const { scale, x, y } = placement;
    const [boxWidth, boxHeight] = [(box.right - box.left) * scale, (box.bottom - box.top) * scale];
    const placed = { left: box.left * scale + x, top: box.top * scale + y };
    const about = JSON.stringify({ box, frame });
    expect(scale, about).toBeLessThanOrEqual(frame.maxUpscale);
    expect(width <= frame.widthPx && height <= frame.heightPx, about).toBe(true);
    if (scale < frame.maxUpscale) expect([width, height], about).toEqual([frame.widthPx, frame.heightPx]);
    const short = Math.min(frame.fillRatio * width - boxWidth, frame.fillRatio * height - boxHeight);
    expect(Math.abs(short), about).toBeLessThanOrEqual(1);
    expect(Math.abs(placed.left - (width - boxWidth - placed.left)), about).toBeLessThan(1e-6);
    const [above, below] = [placed.top, height - placed.top - boxHeight];
    expect(Math.min(placed.left, above, below), about).toBeGreaterThanOrEqual(-0.5);
    const standing = frame.align === "baseline" && boxHeight < 0.8 * height;
    expect(Math.abs(below - (standing ? 0.1 * height : above)), about).toBeLessThan(1e-6);
  }
});
