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
