import { expect, test } from "vitest";
import { chooseProducts, readProductIds } from "./product-ids.ts";

const ours = "cmf2k1x9h0000qw8z5d3b7abc";
const oursToo = "d1b47b70-8007-4999-9fb1-8c5f8f430f51";

test("reads numeric ids of an admin bulk link", () => {
  const search = new URLSearchParams("ids[]=11&ids[]=788032119674292922&shop=a.myshopify.com");
  expect(readProductIds(search)).toEqual({
    productIds: [],
    productGids: ["gid://shopify/Product/11", "gid://shopify/Product/788032119674292922"],
  });
});

test("reads global ids, our own ids and a single id", () => {
  const search = new URLSearchParams([
    ["ids[]", "gid://shopify/Product/7"],
    ["ids[]", ours],
    ["ids[]", oursToo],
    ["id", "9"],
  ]);
  expect(readProductIds(search)).toEqual({
    productIds: [ours, oursToo],
    productGids: ["gid://shopify/Product/7", "gid://shopify/Product/9"],
  });
});

test("counts a product once, however it is written", () => {
  expect(chooseProducts(["7", "gid://shopify/Product/7", " 7 "]).productGids).toEqual([
    "gid://shopify/Product/7",
  ]);
});

test("splits ids joined by commas", () => {
  expect(chooseProducts(["1,2", "3"]).productGids).toHaveLength(3);
});

test("leaves out what names no product", () => {
  const noise = ["", "abc", "-1", "1e9", "gid://shopify/Collection/4", "../etc", "'; drop table", "c1"];
  expect(chooseProducts(noise)).toEqual({ productIds: [], productGids: [] });
});
