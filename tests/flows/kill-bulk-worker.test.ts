/**
 * The worker is killed with SIGKILL while a large catalogue is exported and while its lines are recorded: the next one
 * goes on with the same export, and every product is there once. Real worker process, sandbox shop over HTTP.
 */
import "#tests/setup/test-env.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { findBulkRead } from "#services/catalogue/bulk-read.ts";
import { requestSync } from "#services/catalogue/request-sync.ts";
import { env } from "#services/env.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { installIn } from "#tests/setup/sandbox-shop.ts";
import { type WorkerProcess, startWorkerProcess } from "#tests/setup/worker-process.ts";
import { type Sandbox, startSandbox } from "../../sandbox/shopify/server.ts";

const domain = "demo-store.myshopify.com";
const products = 6_000;

let sandbox: Sandbox;
let shopId: string;
let worker: WorkerProcess | null = null;

beforeAll(async () => {
  sandbox = await startSandbox({
    ...{ apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET, appUrl: env.SHOPIFY_APP_URL },
    ...{ seed: "large", largeProducts: products, bulkDelayMs: 5 },
  });
  shopId = await installIn(sandbox, domain);
});

afterAll(async () => {
  await worker?.kill();
  await sandbox.stop();
  await prisma.$disconnect();
});

function start(): void {
  worker = startWorkerProcess({
    SHOPIFY_SANDBOX_URL: sandbox.url,
    TRUSTED_FETCH_ORIGINS: sandbox.url,
    WORKER_LOCK_MS: "1000",
  });
}

async function kill(): Promise<void> {
  await worker?.kill();
  worker = null;
}

const until = <Answer>(what: string, ask: () => Promise<Answer>) =>
  eventually(what, () => {
    worker?.requireAlive();
    return ask();
  });

const mirrored = () => prisma.product.count({ where: { shopId, deletedAt: null } });

async function exportsBegun(): Promise<number> {
  const requests = (await (await fetch(`${sandbox.url}/__sandbox/requests`)).json()) as {
    readonly operation: string | null;
  }[];
  return requests.filter(({ operation }) => operation === "PackshotBulkBegin").length;
}

test("an export outlives two workers, and every product is there once", async () => {
  sandbox.faults.add({ kind: "bulk-stuck" });
  await requestSync(shopId, "policy");
  start();
  const begun = await until("an export to begin", () => findBulkRead(shopId, "products"));
  await kill();

  sandbox.faults.clear();
  start();
  await until("the first lines to be recorded", async () => (await mirrored()) > 0);
  await kill();
  expect(await mirrored(), "the worker died in the middle").toBeLessThan(products);
  expect(await findBulkRead(shopId, "products")).toMatchObject({ operationGid: begun.operationGid });
  expect(await exportsBegun()).toBe(1);

  start();
  await until("the reading to end", async () => {
    const shop = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
    return shop.catalogueSync === "idle" && shop.catalogueSyncedAt !== null;
  });
  expect(await mirrored()).toBe(products);
  const images = sandbox.store.shops.get(domain)?.files.size;
  expect(await prisma.productImage.count({ where: { product: { shopId } } })).toBe(images);
  expect(await findBulkRead(shopId, "products")).toBeNull();
});
