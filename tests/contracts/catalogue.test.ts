/** Reading a shop's catalogue, against the sandbox shop over HTTP. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProductSnapshot } from "#core/catalogue.ts";
import { readProduct, readProducts } from "#connectors/shopify/catalogue.ts";
import { openShop, paint, type TestShop } from "./shopify/open-shop.ts";

let shop: TestShop;
let base64: string;

beforeEach(async () => {
  shop = await openShop();
  base64 = (await paint("teal")).toString("base64");
});

afterEach(async () => {
  await shop.stop();
});

async function readAll(options: Parameters<typeof readProducts>[1] = {}): Promise<ProductSnapshot[]> {
  const products: ProductSnapshot[] = [];
  for await (const page of readProducts(shop.client, options)) products.push(...page);
  return products;
}

async function addProducts(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const images = [{ alt: `view of ${index}`, fileName: `photo-${index}.jpg`, base64 }];
    ids.push(
      (await shop.addProduct({ title: `Product ${index}`, images, tags: ["new"], vendor: "Acme" })).id,
    );
  }
  return ids;
}

test("gives each product once, over as many pages as it takes", async () => {
  const ids = await addProducts(7);
  const pages: number[] = [];
  for await (const page of readProducts(shop.client, { productsPerPage: 3 })) pages.push(page.length);
  expect(pages).toEqual([3, 3, 1]);
  expect((await readAll({ productsPerPage: 3 })).map(({ productId }) => productId)).toEqual(ids);
});

test("gives what the mirror keeps of a product", async () => {
  const [id] = await addProducts(1);
  expect(await readProduct(shop.client, id!)).toEqual({
    productId: id,
    title: "Product 0",
    handle: "product-0",
    status: "ACTIVE",
    vendor: "Acme",
    productType: "",
    tags: ["new"],
    createdAt: expect.any(Date),
    updatedAt: expect.any(Date),
    images: [
      {
        mediaId: expect.stringMatching(/^gid:\/\/shopify\/MediaImage\/\d+$/u),
        position: 0,
        alt: "view of 0",
        status: "READY",
        mimeType: "image/jpeg",
        url: expect.stringContaining("photo-0.jpg"),
        width: 64,
        height: 48,
      },
    ],
    variants: [
      {
        variantId: expect.stringMatching(/^gid:\/\/shopify\/ProductVariant\/\d+$/u),
        title: "Default Title",
        sku: null,
        barcode: null,
      },
    ],
  });
});

test("reads every variant, however many, in order", async () => {
  const variants = Array.from({ length: 120 }, (_, nth) => ({
    ...{ title: `Size ${nth}`, sku: `SIZE-${nth}`, barcode: nth === 0 ? "4006381333931" : undefined },
  }));
  const { id } = await shop.addProduct({ title: "Shoe", variants });
  const [listed] = await readAll();
  for (const product of [listed, await readProduct(shop.client, id)]) {
    expect(product?.variants.map(({ sku }) => sku)).toEqual(variants.map(({ sku }) => sku));
    expect(product?.variants[0]?.barcode).toBe("4006381333931");
  }
});

test("reads a gallery of 250 pictures to its end, in order", async () => {
  const images = Array.from({ length: 250 }, (_, index) => ({ alt: String(index), base64 }));
  const { id } = await shop.addProduct({ title: "Large", images });
  const expected = images.map(({ alt }, position) => ({ alt, position }));
  const [listed] = await readAll();
  const single = await readProduct(shop.client, id);
  for (const product of [listed, single]) {
    expect(product?.images.map(({ alt, position }) => ({ alt, position }))).toEqual(expected);
  }
});

test("leaves failed pictures out without moving the others' places", async () => {
  const broken = Buffer.from("no picture at all").toString("base64");
  const images = [
    { alt: "a", base64 },
    { alt: "b", base64: broken },
    { alt: "c", base64 },
  ];
  const { id } = await shop.addProduct({ title: "Mixed", images });
  const product = await readProduct(shop.client, id);
  expect(product?.images.map(({ alt, position }) => ({ alt, position }))).toEqual([
    { alt: "a", position: 0 },
    { alt: "c", position: 2 },
  ]);
});

test("gives only what changed since", async () => {
  const [first] = await addProducts(2);
  const since = new Date(Date.now() + 1);
  await expect.poll(() => Date.now()).toBeGreaterThan(since.getTime());
  await shop.editProduct(first!, { title: "Renamed" });
  expect((await readAll({ since })).map(({ title }) => title)).toEqual(["Renamed"]);
});

test("an unknown or deleted product is null", async () => {
  const [id] = await addProducts(1);
  await shop.deleteProduct(id!);
  expect(await readProduct(shop.client, id!)).toBeNull();
});

test("waits for the query budget and loses no page", async () => {
  await addProducts(4);
  await shop.breakNext({ kind: "throttled", match: { operation: "PackshotProductsPage" }, skip: 1 });
  expect(await readAll({ productsPerPage: 2 })).toHaveLength(4);
});
