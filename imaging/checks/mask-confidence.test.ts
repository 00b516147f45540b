import { expect, test } from "vitest";
import { box, drawRendered, nothing, union } from "#tests/fixtures/draw-rendered.ts";
import type { Shape } from "#tests/fixtures/draw-rendered.ts";
import { maskConfidence } from "./mask-confidence.ts";

const product = box(100, 100, 300, 300);
const times =
  (factor: number, shape: Shape): Shape =>
  (x, y) =>
    factor * shape(x, y);

test.each<[string, Shape, Shape, string]>([
  ["a crisp mask both ways agree on", product, product, "pass"],
  [
    "a half-sure region beside a crisp product",
    union(product, times(0.4, box(305, 150, 340, 250))),
    product,
    "review",
  ],
  [
    "a hole the net wavers about",
    (x, y) => product(x, y) - 0.35 * box(180, 180, 220, 220)(x, y),
    product,
    "review",
  ],
  ["a product the refinement cut in half", product, box(100, 100, 300, 230), "review"],
  ["an edge blurred over a wide band", product, box(100, 100, 300, 300, 24), "review"],
  ["a product only just above half everywhere", times(0.55, product), product, "fail"],
  ["two masks that have little in common", box(20, 20, 200, 200), box(150, 150, 380, 380), "fail"],
])("%s: %#", async (_name, coarse, shape, severity) => {
  expect(maskConfidence(await drawRendered({ shape, coarse })).severity).toBe(severity);
});

test("nothing at all is never sure", async () => {
  const finding = maskConfidence(await drawRendered({ shape: nothing }));
  expect(finding.severity).toBe("fail");
});
