import { expect, test } from "vitest";
import { dataDirOf, readShopSize, shopSizes } from "./shop-size.ts";

test("knows the shops by their words and names them to who asks for another", () => {
  expect(readShopSize("large")).toBe("large");
  expect(() => readShopSize("huge")).toThrow("expected small or large for --shop but received huge");
  expect(() => readShopSize("toString")).toThrow();
});

test("no shop's data lies with another's", () => {
  expect(new Set(shopSizes.map(dataDirOf)).size).toBe(shopSizes.length);
});
