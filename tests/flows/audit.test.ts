/**
 * An audit whose worker is killed goes on where it was and sees every picture once; a second one fetches nothing that it
 * knows; a cancelled one stops. Real worker process, sandbox shop over HTTP.
 */
import "#tests/setup/test-env.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReport } from "#core/audit/audit-report.ts";
import { prisma } from "#prisma/client.ts";
import { cancelAudit } from "#services/audit/cancel-audit.ts";
import { startAudit } from "#services/audit/start-audit.ts";
import { requestSync } from "#services/catalogue/request-sync.ts";
import { env } from "#services/env.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { installIn } from "#tests/setup/sandbox-shop.ts";
import { type WorkerProcess, startWorkerProcess } from "#tests/setup/worker-process.ts";
import { type Sandbox, startSandbox } from "../../sandbox/shopify/server.ts";

const actor = "Packshot";
let sandbox: Sandbox;
let shopId: string;
let worker: WorkerProcess;

beforeAll(async () => {
  sandbox = await startSandbox({
    ...{ apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET, appUrl: env.SHOPIFY_APP_URL },
    ...{ seed: "demo", mediaDelayMs: 5, bulkDelayMs: 5 },
  });
  shopId = await installIn(sandbox, "demo-store.myshopify.com");
  await requestSync(shopId, "policy");
  worker = start();
  await until("the catalogue to be read", () =>
    prisma.shop.findFirst({ where: { id: shopId, catalogueSync: "idle", catalogueSyncedAt: { not: null } } }),
  );
});

afterAll(async () => {
  await worker.kill();
  await sandbox.stop();
  await prisma.$disconnect();
});

const start = () =>
  startWorkerProcess({
    SHOPIFY_SANDBOX_URL: sandbox.url,
    TRUSTED_FETCH_ORIGINS: sandbox.url,
    WORKER_LOCK_MS: "1000",
  });

const until = <Answer>(what: string, ask: () => Promise<Answer>) =>
  eventually(what, () => {
    worker.requireAlive();
    return ask();
  });

const newest = () =>
  prisma.audit.findFirstOrThrow({ where: { shopId }, orderBy: [{ startedAt: "desc" }, { id: "asc" }] });
const ended = () =>
  until("the audit to end", async () => {
    const audit = await newest();
    return ["done", "cancelled", "failed"].includes(audit.state) ? audit : null;
  });
const withAddress = () => prisma.productImage.count({ where: { product: { shopId }, url: { not: null } } });

async function picturesFetched(): Promise<number> {
  const requests = (await (await fetch(`${sandbox.url}/__sandbox/requests`)).json()) as { path: string }[];
  return requests.filter(({ path }) => path.includes("/s/files/")).length;
}

test("an audit outlives its worker and sees every picture once", async () => {
  expect(await startAudit(shopId, actor)).toEqual({ started: true });
  expect(await startAudit(shopId, actor), "only one at a time").toEqual({ started: false });
  await until("the first pictures to be seen", async () => (await newest()).imagesLooked > 0);
  await worker.kill();
  const killed = await newest();
  expect(killed.imagesLooked, "the worker died in the middle").toBeLessThan(killed.imageCount);

  worker = start();
  const audit = await ended();
  const products = await prisma.product.count({ where: { shopId, deletedAt: null } });
  expect(audit).toMatchObject({ state: "done", productsLooked: products, imagesLooked: await withAddress() });
  expect(await prisma.pictureLook.count({ where: { shopId } })).toBe(await withAddress());
  const report = readReport(audit.report);
  expect(report).toMatchObject({ products, pictures: await withAddress() });
  expect(report?.scores.reduce((sum, count) => sum + count, 0)).toBe(await withAddress());
});

test("it finds what the seller did to the photos, and who would refuse them", async () => {
  const defectsOf = async (title: string) => {
    const product = await prisma.product.findFirstOrThrow({ where: { shopId, title } });
    const looks = await prisma.pictureLook.findMany({
      ...{ where: { productId: product.id }, orderBy: { position: "asc" } },
    });
    return looks.map(({ defects, brokenRules }) => ({ defects, brokenRules }));
  };
  const [seconds] = await defectsOf("Stoneware Mug, Seconds");
  expect(seconds?.defects).toEqual(expect.arrayContaining(["low-resolution", "over-compressed"]));
  expect(seconds?.brokenRules).toContain("amazon.main.white_bg");
});

test("a second audit fetches nothing it knows", async () => {
  const before = await picturesFetched();
  expect(before, "the log knows of pictures").toBeGreaterThan(0);
  await startAudit(shopId, actor);
  const audit = await ended();
  expect(audit).toMatchObject({ state: "done", imagesLooked: await withAddress() });
  const unreadable = await prisma.pictureLook.count({ where: { shopId, defects: { has: "unreadable" } } });
  expect((await picturesFetched()) - before).toBe(unreadable);
});

test("a cancelled audit stops and leaves what it saw", async () => {
  await prisma.pictureLook.deleteMany({ where: { shopId } });
  await startAudit(shopId, actor);
  await until("the first pictures to be seen", async () => (await newest()).imagesLooked > 0);
  const { id: auditId } = await newest();
  await cancelAudit(shopId, auditId, actor);
  // Of this audit alone: the worker killed above may not have said that its last job was done.
  const itsOwn = { job: "audit-products", payload: { equals: { shopId, auditId } } };
  await until("its last job to end", async () => {
    const open = await prisma.outboxMessage.count({ where: { ...itsOwn, finishedAt: null } });
    return open === 0;
  });
  const audit = await newest();
  expect(audit).toMatchObject({ state: "cancelled", report: null });
  expect(audit.imagesLooked).toBeLessThan(audit.imageCount);
  expect(await prisma.pictureLook.count({ where: { shopId } })).toBe(audit.imagesLooked);
});
