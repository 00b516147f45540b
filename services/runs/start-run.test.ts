import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { addProducts, jobsOf, makeProduct, openTestShop } from "#tests/fixtures/shop.ts";
import { openRunProduct } from "../ingest/open-run-product.ts";
import { listRuns } from "./list-runs.ts";
import { readRun } from "./read-run.ts";
import { startRun } from "./start-run.ts";

const preset = { presetName: "amazon-main", actor: "ann" };

test("a run of 12,000 products begins with one job each", async () => {
  const { id: shopId } = await openTestShop();
  await prisma.$executeRaw`
    INSERT INTO "Product" (id, "shopId", gid, title, handle, status, vendor, "productType", "searchText",
      "shopUpdatedAt", "seenAt")
    SELECT 'many' || n, ${shopId}, 'gid' || n, 'Mug', 'mug', 'ACTIVE', '', '', '', now(), now()
    FROM generate_series(1, 12000) n`;
  const productIds = Array.from({ length: 12_000 }, (_, nth) => `many${(nth + 1).toString()}`);
  const { runId } = await startRun(shopId, { ...preset, productIds: [...productIds, ...productIds] });
  const jobs = await jobsOf(shopId, "ingest-product");
  const named = new Set(jobs.map(({ payload }) => (payload as { runProductId: string }).runProductId));
  expect(named.size).toBe(12_000);
  expect(jobs).toHaveLength(12_000);
  const run = await readRun(shopId, runId);
  expect(run).toMatchObject({
    state: "queued",
    progress: 0,
    remainingMs: null,
    productCounts: { queued: 12_000 },
  });
  expect(run.products).toHaveLength(250);
  expect(run.products.slice(0, 3).map(({ productId }) => productId)).toEqual(productIds.slice(0, 3));
});

test("everything that matches a filter when the run begins, in the catalogue's order, and nothing else", async () => {
  const { id: shopId } = await openTestShop();
  const other = await openTestShop();
  const made = ["1", "2", "3", "4"].map((n) => ({ ...makeProduct(n), vendor: n === "4" ? "Other" : "Acme" }));
  const [first = "", second, third] = await addProducts(shopId, made);
  await addProducts(other.id, made);
  await prisma.product.update({ where: { id: first }, data: { shopUpdatedAt: new Date() } });
  const matching = { filter: { vendor: "Acme" }, productCount: 3 };
  const { runId } = await startRun(shopId, { ...preset, matching });
  const run = await readRun(shopId, runId);
  expect(run.products.map(({ productId }) => productId)[0]).toBe(first);
  expect(new Set(run.products.map(({ productId }) => productId))).toEqual(new Set([first, second, third]));
});

test("more products than the merchant was shown are never begun; fewer are", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, [makeProduct("1"), makeProduct("2"), makeProduct("3")]);
  const start = (productCount: number) =>
    startRun(shopId, { ...preset, matching: { filter: {}, productCount } });
  await expect(start(2)).rejects.toMatchObject({
    code: "CONFLICT",
    userMessage: "Meanwhile 3 products match, not 2. Nothing was started: look again.",
  });
  await expect(start(Number.NaN)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await prisma.run.count({ where: { shopId } })).toBe(0);
  const { runId } = await startRun(shopId, { ...preset, matching: { filter: {}, productCount: 4 } });
  expect(await prisma.runProduct.count({ where: { runId } })).toBe(3);
});

test("a filter that matches nothing is nothing to begin", async () => {
  const { id: shopId } = await openTestShop();
  const matching = { filter: { vendor: "Nobody" }, productCount: 9 };
  await expect(startRun(shopId, { ...preset, matching })).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("our ids and Shopify's name the same product once", async () => {
  const { id: shopId } = await openTestShop();
  const products = [makeProduct("1"), makeProduct("2")];
  const [first = "", second] = await addProducts(shopId, products);
  const productGids = products.map(({ productId }) => productId);
  const { runId } = await startRun(shopId, { ...preset, productIds: [first, first], productGids });
  const run = await readRun(shopId, runId);
  expect(run.products.map(({ productId }) => productId)).toEqual([first, second]);
});

test("refuses an empty selection, an unknown preset and an unknown product", async () => {
  const { id: shopId } = await openTestShop();
  const [id = ""] = await addProducts(shopId, [makeProduct("1")]);
  const start = (request: object) => startRun(shopId, { ...preset, ...request });
  await expect(start({})).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(start({ productIds: [] })).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(start({ productIds: [id], presetName: "none" })).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(start({ productIds: [id, "never"] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(start({ productGids: ["gid://never"] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listRuns(shopId)).runs).toEqual([]);
});

test("products deleted meanwhile are left out; a run of nothing else is refused", async () => {
  const { id: shopId } = await openTestShop();
  const [kept = "", gone = ""] = await addProducts(shopId, [makeProduct("1"), makeProduct("2")]);
  await prisma.product.update({ where: { id: gone }, data: { deletedAt: new Date() } });
  const { runId } = await startRun(shopId, { ...preset, productIds: [kept, gone] });
  expect(await readRun(shopId, runId)).toMatchObject({ productCounts: { queued: 1 } });
  await expect(startRun(shopId, { ...preset, productIds: [gone] })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

test("a rule's run says so, and a product of which only some photos are meant brings only those", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  const { id: ruleId } = await prisma.automationRule.create({
    data: { shopId, position: 1, definition: {} },
  });
  const rule = { id: ruleId, name: "New mugs", approval: "review" as const };
  const mediaGids = new Map([[productId, ["second"]]]);
  const request = { ...preset, productIds: [productId], trigger: "rule" as const, rule, mediaGids };
  const { runId } = await startRun(shopId, request);
  const runProduct = await prisma.runProduct.findFirstOrThrow({ where: { runId } });
  expect(await openRunProduct(shopId, runProduct.id)).toMatchObject({ mediaGids: ["second"] });
  await prisma.automationRule.delete({ where: { id: ruleId } });
  expect(await readRun(shopId, runId)).toMatchObject({
    trigger: "rule",
    rule: { id: null, name: "New mugs" },
  });
});
