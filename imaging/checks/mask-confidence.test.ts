import { expect, test } from "vitest";
import { box, drawRendered, nothing, union } from "#tests/fixtures/draw-rendered.ts";
import type { Shape } from "#tests/fixtures/draw-rendered.ts";
import type { Search } from "../frame.ts";
import { maskConfidence } from "./mask-confidence.ts";
import { probabilityOfGood } from "./mask-confidence-model.ts";

const product = box(100, 100, 300, 300);
const times =
  (factor: number, shape: Shape): Shape =>
  (x, y) =>
    factor * shape(x, y);
const search: Search = { looks: 2, agreement: 0.99, leftOut: 0, isMixed: false, pastGround: false };

test.each<[string, Shape, Partial<Search>, string]>([
  ["looks that agree on a crisp mask", product, {}, "pass"],
  ["looks that disagree", product, { looks: 3, agreement: 0.8 }, "review"],
  ["looks that have next to nothing in common", product, { looks: 3, agreement: 0 }, "review"],
  [
    "a half-sure region beside the product",
    union(product, times(0.4, box(305, 150, 340, 250))),
    {},
    "review",
  ],
  [
    "a corner that fades out, small beside the product and wide for an edge",
    union(box(100, 100, 275, 300), union(box(100, 125, 300, 300), times(0.5, box(275, 100, 300, 125)))),
    {},
    "review",
  ],
  ["a product only just above half everywhere", times(0.55, product), { agreement: 0.5 }, "fail"],
  ["a prop left out", product, { leftOut: 1 }, "review"],
])("%s", async (_name, coarse, seen, severity) => {
  const rendered = await drawRendered({ shape: product, coarse });
  expect(maskConfidence({ ...rendered, search: { ...search, ...seen } }).severity).toBe(severity);
});

test("a single look passes when it is crisp and not when it wavers", async () => {
  const of = async (coarse: Shape) => maskConfidence(await drawRendered({ shape: product, coarse }));
  expect((await of(product)).severity).toBe("pass");
  expect((await of(union(product, times(0.4, box(305, 150, 320, 250))))).severity).toBe("review");
});

test("nothing at all is never sure", async () => {
  expect(maskConfidence(await drawRendered({ shape: nothing })).severity).toBe("fail");
});

test("says how many things were left out, and how often the net looked", async () => {
  const rendered = await drawRendered({ shape: product });
  const finding = maskConfidence({ ...rendered, search: { ...search, looks: 3, leftOut: 2 } });
  expect(finding.message).toContain("2 things beside the product were left out");
  expect(finding.message).toContain("3 looks");
});

test("the probability rises with either opinion and stays a probability", () => {
  expect(probabilityOfGood(0.99, 0.98)).toBeGreaterThan(probabilityOfGood(0.9, 0.98));
  expect(probabilityOfGood(0.9, 0.98)).toBeGreaterThan(probabilityOfGood(0.9, 0.9));
  expect(probabilityOfGood(1, 1)).toBeLessThanOrEqual(1);
  expect(probabilityOfGood(0, 0)).toBeGreaterThanOrEqual(0);
});
