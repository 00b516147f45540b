/** A large catalogue read by an export, against the sandbox shop over HTTP and a real database, whatever goes wrong. */
import "#tests/setup/test-env.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobTools } from "#workers/job-handler.ts";
import { syncCatalogue } from "#workers/jobs/sync-catalogue.ts";
import { syncCollections } from "#workers/jobs/sync-collections.ts";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { cancelSync, findBulkRead, readSyncProgress } from "#services/catalogue/bulk-read.ts";
import { listProducts } from "#services/catalogue/list-products.ts";
import { requestSync } from "#services/catalogue/request-sync.ts";
import { readShop } from "#services/shops/read-shop.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { deleteProduct } from "../../sandbox/shopify/catalogue.ts";
import { openShop, type TestShop } from "./shopify/open-shop.ts";

const products = 1_200;

let shop: TestShop;
let shopId: string;
let images: number;

beforeEach(async () => {
  shop = await openShop({ seed: "large", largeProducts: products, bulkDelayMs: 5 });
  ({ id: shopId } = await openTestShop());
  await requestSync(shopId, "policy");
  images = shop.sandbox.store.shops.get("demo-store.myshopify.com")!.files.size;
});

afterEach(() => shop.stop());

const toolsWith = (signal: AbortSignal) =>
  ({
    adminFor: () => Promise.resolve(shop.client),
    ...{ jobId: "job", signal, trustedOrigins: [shop.url], isLastTry: false },
  }) as unknown as JobTools;

/** Runs a job as the queue would: again, for as long as it says that it is only waiting. */
async function work(job: "products" | "collections" = "products", signal = new AbortController().signal) {
  const handler = job === "products" ? syncCatalogue : syncCollections;
  for (;;) {
    const failure = await handler.run({ shopId }, toolsWith(signal)).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(failure instanceof AppError && failure.code === "BUSY")) return failure;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const mirrored = () => prisma.product.count({ where: { shopId, deletedAt: null } });
const mirroredImages = () => prisma.productImage.count({ where: { product: { shopId } } });

test("every product and picture is in the mirror, by one export and no page", async () => {
  expect(await work()).toBeNull();
  expect([await mirrored(), await mirroredImages()]).toEqual([products, images]);
  expect(await readShop(shopId)).toMatchObject({
    catalogueSync: "idle",
    catalogueSyncedAt: expect.any(String),
  });
  expect(await findBulkRead(shopId, "products")).toBeNull();
  const asked = await shop.operations();
  expect(asked.filter((name) => name === "PackshotBulkBegin")).toHaveLength(1);
  expect(asked).not.toContain("PackshotProductsPage");
});

test("a download that breaks in the middle goes on where it broke", async () => {
  await shop.breakNext({ kind: "cut", times: 3 });
  expect(await work()).toBeNull();
  expect([await mirrored(), await mirroredImages()]).toEqual([products, images]);
});

test("what a failed export did write is kept, and the next try begins another", async () => {
  await shop.breakNext({ kind: "bulk-failed" });
  expect(await work()).toMatchObject({ code: "CHANNEL_FAILED" });
  const half = await mirrored();
  expect(half).toBeGreaterThan(products / 4);
  expect(half).toBeLessThan(products);
  expect(await work()).toBeNull();
  expect(await mirrored()).toBe(products);
});

test("another worker goes on with the export a dead one began, and with its lines", async () => {
  await shop.breakNext({ kind: "bulk-stuck" });
  const tools = toolsWith(new AbortController().signal);
  await expect(syncCatalogue.run({ shopId }, tools)).rejects.toMatchObject({ code: "BUSY" });
  const begun = await findBulkRead(shopId, "products");
  // It died before it could write the id down: the export is met again by its text.
  await prisma.bulkRead.deleteMany({ where: { shopId } });
  await expect(syncCatalogue.run({ shopId }, tools)).rejects.toMatchObject({ code: "BUSY" });
  expect((await findBulkRead(shopId, "products"))?.operationGid).toBe(begun?.operationGid);
  shop.sandbox.faults.clear();

  const dying = new AbortController();
  const dead = work("products", dying.signal);
  await expect.poll(mirrored, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
  dying.abort();
  await dead;
  expect(await work()).toBeNull();
  expect(await mirrored()).toBe(products);
  expect((await shop.operations()).filter((name) => name === "PackshotBulkBegin")).toHaveLength(1);
});

test("a merchant can stop it; what is there stays and nothing counts as gone", async () => {
  await shop.breakNext({ kind: "bulk-stuck" });
  const working = work();
  await expect.poll(() => readSyncProgress(shopId), { timeout: 60_000 }).not.toBeNull();
  expect(await cancelSync(shopId, "policy")).toEqual({ cancelled: true });
  expect(await cancelSync(shopId, "policy")).toEqual({ cancelled: false });
  expect(await working).toBeNull();
  expect(await readShop(shopId)).toMatchObject({ catalogueSync: "failed", catalogueSyncedAt: null });
  expect(await findBulkRead(shopId, "products")).toBeNull();
});

test("waits while five other exports run", async () => {
  await shop.breakNext({ kind: "bulk-stuck" });
  const other = `{ products { edges { node { id } } } }`;
  const begin = `mutation($q: String!) { bulkOperationRunQuery(query: $q) { userErrors { code } } }`;
  for (let nth = 0; nth < 5; nth += 1) await shop.graphql(begin, { variables: { q: other } });
  await expect(syncCatalogue.run({ shopId }, toolsWith(new AbortController().signal))).rejects.toMatchObject({
    code: "BUSY",
    retryAfterMs: 30_000,
  });
  expect(await findBulkRead(shopId, "products")).toBeNull();
});

test("an address that has expired begins another export", async () => {
  await shop.breakNext({ kind: "answer", match: { path: "/bulk-results" }, status: 403 });
  expect(await work()).toMatchObject({ code: "CHANNEL_FAILED" });
  expect(await work()).toBeNull();
  expect(await mirrored()).toBe(products);
});

test("the next whole reading finds what was deleted; collections can be searched by", async () => {
  expect(await work()).toBeNull();
  const { store } = shop.sandbox;
  const demo = store.shops.get("demo-store.myshopify.com")!;
  const gone = [...demo.products.values()].slice(0, 10);
  for (const product of gone) deleteProduct(store, demo, product);
  expect(await work()).toBeNull();
  expect(await mirrored()).toBe(products - 10);

  expect(await work("collections")).toBeNull();
  const [gifts] = [...demo.collections.values()].filter(({ title }) => title === "Gifts");
  const { total } = await listProducts(shopId, { collection: gifts!.id });
  expect(total).toBe(gifts!.productIds.filter((id) => demo.products.has(id)).length);
});
