import { expect, test } from "vitest";
import { box, drawMask } from "#tests/fixtures/draw-rendered.ts";
import { shadowShare } from "./shadow-share.ts";

const mask = drawMask(40, 40, box(10, 10, 30, 30));
const hiding = (share: number) => ({
  mask,
  transparency: {
    kind: "estimated" as const,
    opacity: { ...mask, alpha: mask.alpha.map((value) => value * share) },
  },
});

test.each([
  [1, 1],
  [0.5, 0.675],
  [0, 0.35],
])("a product that hides %d of its ground throws %d of a solid one's shadow", (share, expected) => {
  expect(shadowShare(hiding(share))).toBeCloseTo(expected, 2);
});

test("without an estimate a product is solid", () => {
  expect(shadowShare({ mask })).toBe(1);
  expect(shadowShare({ mask, transparency: { kind: "suspected" } })).toBe(1);
});
