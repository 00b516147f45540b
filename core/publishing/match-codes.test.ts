import { expect, test } from "vitest";
import { matchCodes, type VariantCodes } from "./match-codes.ts";

const variant = (productId: string, variantId: string, codes: Partial<VariantCodes> = {}): VariantCodes => ({
  ...{ productId, variantId, sku: null, gtin: null },
  ...codes,
});
const listing = (skus: string[], gtins: string[] = []) => ({ skus, gtins });

test("a SKU names the variant", () => {
  const variants = [variant("mug", "red", { sku: "M-RED" }), variant("mug", "blue", { sku: "M-BLUE" })];
  expect(matchCodes(listing(["M-BLUE"]), variants)).toEqual({
    ...{ productId: "mug", variantId: "blue", confidence: 1, reason: "sku" },
  });
});

test("a listing of several variations is the product's, not one variant's", () => {
  const variants = [variant("mug", "red", { sku: "M-RED" }), variant("mug", "blue", { sku: "M-BLUE" })];
  expect(matchCodes(listing(["M-RED", "M-BLUE"]), variants)).toMatchObject({
    ...{ productId: "mug", variantId: null, confidence: 1 },
  });
  // Only one of the variations is in the shop: still the listing of all of them.
  expect(matchCodes(listing(["M-RED", "M-GREEN"]), variants)).toMatchObject({ variantId: null });
});

test("a SKU that two products bear is a guess, and the one with more of them is guessed", () => {
  const variants = [
    variant("old", "a", { sku: "A" }),
    variant("new", "a", { sku: "A" }),
    variant("new", "b", { sku: "B" }),
  ];
  expect(matchCodes(listing(["A", "B"]), variants)).toMatchObject({ productId: "new", confidence: 0.5 });
});

test("one SKU on two variants of a product is that product", () => {
  const variants = [variant("mug", "red", { sku: "M" }), variant("mug", "blue", { sku: "M" })];
  expect(matchCodes(listing(["M"]), variants)).toMatchObject({
    productId: "mug",
    variantId: null,
    confidence: 1,
  });
});

test("a GTIN counts where no SKU does, and a little less", () => {
  const gtin = "04006381333931";
  const variants = [variant("pen", "one", { gtin }), variant("mug", "one", { sku: "M" })];
  expect(matchCodes(listing(["X"], [gtin]), variants)).toMatchObject({
    ...{ productId: "pen", variantId: "one", confidence: 0.95, reason: "gtin" },
  });
  expect(matchCodes(listing(["M"], [gtin]), variants)).toMatchObject({ productId: "mug", reason: "sku" });
});

test("no code, no suggestion", () => {
  expect(matchCodes(listing([]), [variant("mug", "red")])).toBeNull();
  expect(matchCodes(listing(["X"], ["04006381333931"]), [variant("mug", "red", { sku: "M" })])).toBeNull();
});
