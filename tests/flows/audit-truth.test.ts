/**
 * The audit against the truth: the large shop's generator makes pictures with known defects and writes down which, where no
 * app can read it. Real worker, real fetches of the CDN's 1,200 px copies; the figures stand in docs/audit.md.
 */
import "#tests/setup/test-env.ts";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReport } from "#core/audit/audit-report.ts";
import { pictureDefectNames } from "#core/audit/defects.ts";
import { prisma } from "#prisma/client.ts";
import { startAudit } from "#services/audit/start-audit.ts";
import { requestSync } from "#services/catalogue/request-sync.ts";
import { env } from "#services/env.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { installIn } from "#tests/setup/sandbox-shop.ts";
import { type WorkerProcess, startWorkerProcess } from "#tests/setup/worker-process.ts";
import { type Sandbox, startSandbox } from "../../sandbox/shopify/server.ts";
import type { PictureTruth } from "../../sandbox/shopify/seed/write-truth.ts";

const products = 150;
const leastFound = 0.95;
const mostFalse = 0.05;
const notSeeded = ["unreadable", "heavy"];

let room: string;
let sandbox: Sandbox;
let worker: WorkerProcess;
let shopId: string;
let truth: PictureTruth[];

beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), "packshot-truth-"));
  const truthFile = path.join(room, "truth.jsonl");
  sandbox = await startSandbox({
    ...{ apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET, appUrl: env.SHOPIFY_APP_URL },
    ...{ seed: "large", largeProducts: products, bulkDelayMs: 5, truthFile },
  });
  const lines = (await readFile(truthFile, "utf8")).trim().split("\n");
  truth = lines.map((line) => JSON.parse(line) as PictureTruth);
  shopId = await installIn(sandbox, "demo-store.myshopify.com");
  await requestSync(shopId, "policy");
  worker = startWorkerProcess({ SHOPIFY_SANDBOX_URL: sandbox.url, TRUSTED_FETCH_ORIGINS: sandbox.url });
  await until("the catalogue to be read", async () => {
    const shop = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
    return shop.catalogueSync === "idle" && shop.catalogueSyncedAt !== null;
  });
});

afterAll(async () => {
  await worker.kill();
  await sandbox.stop();
  await prisma.$disconnect();
  await rm(room, { recursive: true });
});

const until = <Answer>(what: string, ask: () => Promise<Answer>) =>
  eventually(what, () => {
    worker.requireAlive();
    return ask();
  });

test("every picture is seen", async () => {
  await startAudit(shopId, "policy");
  const audit = await until("the report", async () => {
    const newest = await prisma.audit.findFirstOrThrow({ where: { shopId } });
    return newest.state === "done" ? newest : null;
  });
  expect(readReport(audit.report)).toMatchObject({ products, pictures: truth.length });
});

test.each(pictureDefectNames.filter((name) => !notSeeded.includes(name)))(
  "%s: at least 95 % found, at most 5 % false alarms",
  async (defect) => {
    const looks = await prisma.pictureLook.findMany({ where: { shopId } });
    const found = new Map(looks.map((look) => [look.mediaGid, look.defects]));
    const shareOf = (pictures: readonly PictureTruth[]) =>
      pictures.filter(({ mediaId }) => found.get(mediaId)?.includes(defect)).length / pictures.length;
    const [has, lacks] = [
      truth.filter((picture) => picture.has.includes(defect)),
      truth.filter((picture) => picture.lacks.includes(defect)),
    ];
    expect(has.length, "seeded").toBeGreaterThan(10);
    const [right, wrong] = [shareOf(has), shareOf(lacks)];
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    console.log(`| ${defect} | ${has.length} | ${percent(right)} | ${lacks.length} | ${percent(wrong)} |`);
    expect(right).toBeGreaterThanOrEqual(leastFound);
    expect(wrong).toBeLessThanOrEqual(mostFalse);
  },
);
