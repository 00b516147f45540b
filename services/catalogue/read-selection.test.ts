import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { addProducts, jobsOf, makeProduct, openTestShop } from "#tests/fixtures/shop.ts";
import { startRun } from "../runs/start-run.ts";
import { listMatchingIds } from "./list-matching-ids.ts";
import { photoCountsOf, photoCountsOfMatching } from "./photo-counts.ts";
import { readMatching, readSelection } from "./read-selection.ts";

async function collect(counts: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = [];
  for await (const count of counts) all.push(count);
  return all;
}

test("all 12,000 products of a filter are counted without being named, and enhanced, and no other", async () => {
  const { id: shopId } = await openTestShop();
  await prisma.$executeRaw`
    INSERT INTO "Product" (id, "shopId", gid, title, handle, status, vendor, "productType", "searchText",
      "shopUpdatedAt", "seenAt", "imageCount")
    SELECT 'many' || n, ${shopId}, 'gid' || n, 'Mug ' || n, 'mug', CASE WHEN n <= 70000 THEN 'ACTIVE' ELSE 'DRAFT' END,
      CASE WHEN n <= 12000 THEN 'Acme' ELSE 'Other' END, '', 'mug',
      timestamp '2026-01-01' + n * interval '1 second', now(), 3
    FROM generate_series(1, 70500) n`;
  const filter = { vendor: "Acme" };
  const selection = await readMatching(shopId, filter);
  expect(selection).toMatchObject({ productCount: 12_000, productIds: [], imageCount: 36_000, missing: 0 });
  expect(selection.preview.map(({ title }) => title).slice(0, 2)).toEqual(["Mug 12000", "Mug 11999"]);
  expect(JSON.stringify(await readMatching(shopId, {})).length).toBeLessThan(1_000);

  const matching = { filter, productCount: 12_000 };
  const { runId } = await startRun(shopId, { matching, presetName: "amazon-main", actor: "ann" });
  expect(await prisma.runProduct.count({ where: { runId, product: { vendor: "Acme" } } })).toBe(12_000);
  expect(await jobsOf(shopId, "ingest-product")).toHaveLength(12_000);

  const counts = await collect(photoCountsOfMatching(shopId, filter));
  expect(counts).toEqual(Array.from({ length: 12_000 }, () => 3));

  const all = await listMatchingIds(shopId, { status: "ACTIVE" });
  const picked = await readSelection(shopId, { productIds: all, productGids: [] });
  expect(picked).toMatchObject({ productCount: 70_000, imageCount: 210_000, missing: 0 });
  expect(await collect(photoCountsOf(shopId, picked.productIds))).toHaveLength(70_000);
});

test("ids of either kind name a product once; others are counted as missing", async () => {
  const { id: shopId } = await openTestShop();
  const [first = ""] = await addProducts(shopId, [makeProduct("1"), makeProduct("2")]);
  const { id: stranger } = await openTestShop();
  const [theirs = ""] = await addProducts(stranger, [makeProduct("3")]);
  const productGids = ["gid://shopify/Product/1", "gid://shopify/Product/2", "gid://shopify/Product/9"];
  const selection = await readSelection(shopId, { productIds: [first, theirs], productGids });
  expect(selection).toMatchObject({ imageCount: 2, missing: 2 });
  expect(await collect(photoCountsOf(shopId, [first, theirs]))).toEqual([1]);
  expect(selection.preview.map(({ title }) => title).sort()).toEqual(["Product 1", "Product 2"]);
});
