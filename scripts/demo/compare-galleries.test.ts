import { expect, test } from "vitest";
import { swappedPictures } from "./compare-galleries.ts";
import type { Gallery } from "./sandbox-shop.ts";

const mug: Gallery = {
  pictures: [
    { id: "m1", alt: "Mug" },
    { id: "m2", alt: "Mug from above" },
  ],
  variants: [{ id: "v1", mediaId: "m2" }],
};
const compare = (now: Gallery) => swappedPictures(new Map([["mug", mug]]), new Map([["mug", now]]));
const [first, second] = mug.pictures as [{ id: string; alt: string }, { id: string; alt: string }];

test("counts a picture that was swapped in place, its variant link with it", () => {
  expect(compare(mug)).toEqual([]);
  const now = {
    pictures: [first, { ...second, id: "new" }],
    variants: [{ id: "v1", mediaId: "new" }],
  };
  expect(compare(now)).toEqual(["mug"]);
});

test.each<[string, Gallery]>([
  ["an alt text that was lost", { ...mug, pictures: [first, { ...second, alt: "" }] }],
  ["a picture that was added", { ...mug, pictures: [...mug.pictures, { id: "new", alt: "Mug" }] }],
  ["a variant that points nowhere", { ...mug, pictures: [first, { ...second, id: "new" }] }],
  ["an order that changed", { ...mug, pictures: [second, first] }],
])("refuses %s", (_what, now) => {
  expect(() => compare(now)).toThrow(/^expected .* for mug in the shop but received/);
});

test("refuses a product that is gone", () => {
  expect(() => swappedPictures(new Map([["mug", mug]]), new Map())).toThrow("expected product mug to be in");
});
