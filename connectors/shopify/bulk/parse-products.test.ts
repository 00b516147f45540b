import { expect, test } from "vitest";
import { parseCollections } from "./parse-collections.ts";
import { noLineFaults, parseProducts } from "./parse-products.ts";

const gid = (nth: number) => `gid://shopify/Product/${nth}`;
const product = (nth: number) => ({
  ...{ id: gid(nth), title: `P${nth}`, handle: "p", status: "ACTIVE", vendor: "", productType: "", tags: [] },
  ...{ createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-02T00:00:00Z" },
});
const medium = (parent: number, id: string, more: object = {}) => ({
  ...{ __typename: "MediaImage", __parentId: gid(parent), id, alt: null, status: "READY", ...more },
});

const variant = (parent: number, id: string, more: object = {}) => ({
  ...{
    __parentId: gid(parent),
    id: `gid://shopify/ProductVariant/${id}`,
    title: "Red",
    sku: null,
    barcode: "",
  },
  ...more,
});

async function* linesOf(...lines: (object | string | null)[]): AsyncGenerator<string | null> {
  for (const line of lines)
    yield await Promise.resolve(typeof line === "string" || line === null ? line : JSON.stringify(line));
}

async function collect<Entry>(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const collected: Entry[] = [];
  for await (const entry of entries) collected.push(entry);
  return collected;
}

async function parse(...lines: (object | string | null)[]) {
  const faults = noLineFaults();
  const batches = await collect(parseProducts(linesOf(...lines), faults, 2));
  return { batches, faults };
}

test("puts pictures below their products, in order, by twos", async () => {
  const { batches, faults } = await parse(
    ...[product(1), medium(1, "a"), medium(1, "v", { __typename: "Video" })],
    ...[medium(1, "f", { status: "FAILED" }), medium(1, "b"), product(2), product(3)],
  );
  expect(batches.map((batch) => batch.map(({ title }) => title))).toEqual([["P1", "P2"], ["P3"]]);
  expect(batches[0]?.[0]?.images.map(({ mediaId, position }) => [mediaId, position])).toEqual([
    ["a", 0],
    ["b", 3],
  ]);
  expect(faults).toEqual({ damaged: 0, strays: new Set() });
});

test("puts variants below their products, wherever they stand among the pictures", async () => {
  const { batches, faults } = await parse(
    ...[product(1), variant(1, "a", { sku: "MUG-RED", barcode: "4006381333931" }), medium(1, "m")],
    ...[variant(1, "b"), product(2), variant(1, "late")],
  );
  expect(batches[0]?.map(({ variants }) => variants)).toEqual([
    [
      { variantId: "gid://shopify/ProductVariant/a", title: "Red", sku: "MUG-RED", barcode: "4006381333931" },
      { variantId: "gid://shopify/ProductVariant/b", title: "Red", sku: null, barcode: null },
    ],
    [],
  ]);
  expect(faults.strays).toEqual(new Set([gid(1)]));
});

test("counts lines that are none of ours and goes on", async () => {
  const hostile = ["{", "null", "[]", '"x"', null, "{}", { ...product(9), title: 7 }, "\u0000", { id: "x" }];
  const { batches, faults } = await parse(product(1), ...hostile, product(2));
  expect(batches.flat()).toHaveLength(2);
  expect(faults.damaged).toBe(hostile.length);
});

test("names the products of pictures that stand elsewhere", async () => {
  const { batches, faults } = await parse(medium(5, "early"), product(1), product(2), medium(1, "late"));
  expect(faults.strays).toEqual(new Set([gid(5), gid(1)]));
  expect(batches.flat().map(({ images }) => images.length)).toEqual([0, 0]);
});

test("no lines, no products", async () => {
  expect((await parse()).batches).toEqual([]);
});

test("a collection of many products comes in parts, an empty one once", async () => {
  const members = Array.from({ length: 2_500 }, (_, nth) => ({
    ...{ __typename: "Product", id: gid(nth), __parentId: "c1" },
  }));
  const faults = noLineFaults();
  const lines = linesOf(
    ...[{ __typename: "Collection", id: "c1", title: "All" }, ...members],
    ...[
      { __typename: "Collection", id: "c2", title: "None" },
      { __typename: "Product", id: gid(1), __parentId: "c9" },
    ],
  );
  const batches = await collect(parseCollections(lines, faults));
  expect(batches.map(({ title, productIds }) => [title, productIds.length])).toEqual([
    ...[
      ["All", 1_000],
      ["All", 1_000],
    ],
    ...[
      ["All", 500],
      ["None", 0],
    ],
  ]);
  expect(faults.strays).toEqual(new Set(["c9"]));
});
