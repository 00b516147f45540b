import { expect, test } from "vitest";
import { deletedProductGid } from "./deleted-product-gid.ts";

test("keeps every digit of an id beyond 2^53", () => {
  expect(deletedProductGid('{"id":788032119674292922}')).toBe("gid://shopify/Product/788032119674292922");
});

test("reads an id written as text", () => {
  expect(deletedProductGid('{ "id" : "42" , "x": 1 }')).toBe("gid://shopify/Product/42");
});

test("refuses a payload without an id", () => {
  expect(() => deletedProductGid('{"variant_id_list":[1]}')).toThrow(/expected an id/);
});
