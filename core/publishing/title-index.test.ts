import { expect, test } from "vitest";
import { createTitleIndex } from "./title-index.ts";

const products = [
  "Acme Stoneware Mug Blue",
  "Acme Stoneware Mug Red",
  "Acme Linen Cushion",
  "Café Crème Teller",
  "夏の麦わら帽子",
].map((title, nth) => ({ productId: nth.toString(), title }));

test("finds the title whose rare words are shared, whatever their order, case and accents", () => {
  const closest = createTitleIndex(products);
  expect(closest("BLUE stoneware mug, by ACME")).toMatchObject({
    productId: "0",
    reason: "title",
    variantId: null,
  });
  expect(closest("cafe creme teller")).toMatchObject({ productId: "3" });
  expect(closest("夏の麦わら帽子")?.confidence).toBeCloseTo(0.9);
});

test("is less sure between two that are alike, and never as sure as of a code", () => {
  const closest = createTitleIndex(products);
  const one = closest("Acme linen cushion");
  const between = closest("Acme stoneware mug");
  expect(one?.confidence).toBeCloseTo(0.9);
  expect(between?.confidence).toBeLessThan(0.5);
});

test("suggests nothing for a title that shares little, or nothing, or is empty", () => {
  const closest = createTitleIndex(products);
  for (const title of ["Acme garden chair with arms", "Something else", "", "!!!"])
    expect(closest(title)).toBeNull();
  expect(createTitleIndex([])("Mug")).toBeNull();
});

test("answers at once among 50,000 products, also for words that all of them bear", () => {
  const many = Array.from({ length: 50_000 }, (_, nth) => ({
    ...{ productId: nth.toString(), title: `Acme classic shirt number ${nth.toString()}` },
  }));
  const closest = createTitleIndex(many);
  expect(closest("acme classic shirt number 41234")).toMatchObject({ productId: "41234" });
  expect(closest("acme classic shirt")).toBeNull();
});
