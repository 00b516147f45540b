import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { addProducts, makeProduct, makeVariant, openTestShop } from "#tests/fixtures/shop.ts";
import { recordProducts } from "./record-products.ts";

const read = (shopId: string) =>
  prisma.productVariant.findMany({
    where: { shopId },
    orderBy: [{ productId: "asc" }, { position: "asc" }],
    select: { id: true, gid: true, title: true, sku: true, gtin: true, position: true },
  });

test("variants are mirrored in order, their barcodes as GTINs where they are such", async () => {
  const { id: shopId } = await openTestShop();
  const variants = [
    makeVariant("a", { title: "Red", sku: " MUG-RED ", barcode: "4006381333931" }),
    makeVariant("b", { title: "Blue", sku: null, barcode: "shelf 4" }),
  ];
  await addProducts(shopId, [makeProduct("1", { variants })]);
  expect(await read(shopId)).toMatchObject([
    { title: "Red", sku: "MUG-RED", gtin: "04006381333931", position: 0 },
    { title: "Blue", sku: null, gtin: null, position: 1 },
  ]);
});

test("a variant keeps its row while it is there, and goes when it is gone", async () => {
  const { id: shopId } = await openTestShop();
  const [a, b] = [makeVariant("a"), makeVariant("b")];
  await addProducts(shopId, [makeProduct("1", { variants: [a, b] }), makeProduct("2")]);
  const rowOf = async (gid: string) => (await read(shopId)).find((row) => row.gid === gid);
  const before = await rowOf(a.variantId);
  const updatedAt = new Date("2026-11-05T00:00:00Z");
  const changed = { ...a, sku: "NEW" };
  await recordProducts(shopId, [makeProduct("1", { updatedAt, variants: [makeVariant("c"), changed] })]);
  const after = await read(shopId);
  expect(after.map(({ gid }) => gid.split("/").at(-1)).sort()).toEqual(["2", "a", "c"]);
  expect(await rowOf(a.variantId)).toMatchObject({ id: before?.id, sku: "NEW", position: 1 });
});

test("a product of two thousand variants is one statement like any other", async () => {
  const { id: shopId } = await openTestShop();
  const variants = Array.from({ length: 2_048 }, (_, nth) =>
    makeVariant(`v${nth.toString()}`, { sku: `S-${nth.toString()}` }),
  );
  const products = Array.from({ length: 10 }, (_, nth) =>
    makeProduct(`p${nth.toString()}`, {
      variants: variants.map((one) => ({ ...one, variantId: `${one.variantId}-${nth.toString()}` })),
    }),
  );
  await recordProducts(shopId, products);
  expect(await prisma.productVariant.count({ where: { shopId } })).toBe(20_480);
});
