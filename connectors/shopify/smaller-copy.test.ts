/** Only Shopify's own addresses are asked for a smaller copy, and only where there is something to save. */
import { expect, test } from "vitest";
import { smallerCopy } from "./smaller-copy.ts";

const url = "https://cdn.shopify.com/s/files/1/0001/files/mug.jpg?v=17";

test.each([
  [{ url, widthPx: 3000, heightPx: 2000 }, `${url}&width=1200&height=1200`],
  [{ url, widthPx: 800, heightPx: 1600 }, `${url}&width=1200&height=1200`],
  [{ url, widthPx: 1200, heightPx: 900 }, url],
  [{ url, widthPx: null, heightPx: null }, url],
  [{ url: "https://example.com/mug.jpg", widthPx: 3000, heightPx: 2000 }, "https://example.com/mug.jpg"],
])("%o", (picture, expected) => {
  expect(smallerCopy(picture, 1200)).toEqual({ url: expected, isWhole: expected === picture.url });
});
