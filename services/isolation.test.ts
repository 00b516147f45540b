/** Nothing of one shop is visible or changeable from another: every verb that takes an id, called by a stranger. */
import "#tests/setup/test-env.ts";
import { beforeAll, expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import {
  finishWriteBack,
  makeLedger,
  makePicture,
  makeSource,
  newestWriteBack,
  openQueuedRendition,
  openReviewedRendition,
  openTestShop,
} from "#tests/fixtures/shop.ts";
import { forgetProduct } from "./catalogue/forget-product.ts";
import { listMatchingIds } from "./catalogue/list-matching-ids.ts";
import { listProducts } from "./catalogue/list-products.ts";
import { readProductPage } from "./catalogue/read-product-page.ts";
import { finishSync } from "./catalogue/finish-sync.ts";
import { readOverview } from "./home/read-overview.ts";
import { failRunProduct } from "./ingest/fail-run-product.ts";
import { openRunProduct } from "./ingest/open-run-product.ts";
import { recordIngest } from "./ingest/record-ingest.ts";
import { failRendition } from "./renditions/fail-rendition.ts";
import { openRendition } from "./renditions/open-rendition.ts";
import { recordRendition } from "./renditions/record-rendition.ts";
import { reuseRendition } from "./renditions/reuse-rendition.ts";
import { approvePassed } from "./review/approve-passed.ts";
import { decide } from "./review/decide.ts";
import { listReview } from "./review/list-review.ts";
import { readReview } from "./review/read-review.ts";
import { redoRendition } from "./review/redo-rendition.ts";
import { requestRevert } from "./review/request-revert.ts";
import { requestWriteBack } from "./review/request-write-back.ts";
import { cancelRun } from "./runs/cancel-run.ts";
import { listRuns } from "./runs/list-runs.ts";
import { readRun } from "./runs/read-run.ts";
import { retryFailed } from "./runs/retry-failed.ts";
import { startRun } from "./runs/start-run.ts";
import { failWriteBack } from "./write-backs/fail-write-back.ts";
import { openWriteBack } from "./write-backs/open-write-back.ts";
import { recordWriteBack } from "./write-backs/record-write-back.ts";
import { saveLedger } from "./write-backs/save-ledger.ts";

const actor = "stranger";
const error = new AppError("INTERNAL", "from a stranger");

/** The owner has something in every state a verb could move it out of. */
async function fillShop() {
  const { id: owner } = await openTestShop();
  const queued = await openQueuedRendition(owner);
  const rendering = await openQueuedRendition(owner);
  await openRendition(owner, rendering.id);
  const review = await openReviewedRendition(owner);
  const approved = await openReviewedRendition(owner);
  await decide(owner, approved.id, { kind: "approve", actor: "ann" });
  const written = await openReviewedRendition(owner);
  await decide(owner, written.id, { kind: "approve", actor: "ann" });
  await finishWriteBack(owner, written);
  const writeBackId = await newestWriteBack(approved.id);
  await openWriteBack(owner, writeBackId);
  return { owner, queued, rendering, review, approved, written, writeBackId };
}

let filled: Awaited<ReturnType<typeof fillShop>>;
let stranger: string;

beforeAll(async () => {
  filled = await fillShop();
  stranger = (await openTestShop()).id;
});

async function everythingOf(shopId: string): Promise<string> {
  const tables = await Promise.all([
    prisma.product.findMany({ where: { shopId }, orderBy: { id: "asc" }, include: { images: true } }),
    prisma.run.findMany({ where: { shopId }, orderBy: { id: "asc" }, include: { products: true } }),
    prisma.rendition.findMany({ where: { shopId }, orderBy: { id: "asc" } }),
    prisma.decision.findMany({ where: { shopId }, orderBy: { id: "asc" } }),
    prisma.writeBack.findMany({ where: { shopId }, orderBy: { id: "asc" } }),
    prisma.outboxMessage.count({ where: { payload: { path: ["shopId"], equals: shopId } } }),
  ]);
  return JSON.stringify(tables);
}

const refused: Record<string, () => Promise<unknown>> = {
  readProductPage: () => readProductPage(stranger, filled.review.productId),
  "startRun by our ids": () =>
    startRun(stranger, { productIds: [filled.review.productId], presetName: "amazon-main", actor }),
  "startRun by Shopify's ids": () =>
    startRun(stranger, { productGids: [filled.review.productGid], presetName: "amazon-main", actor }),
  readRun: () => readRun(stranger, filled.queued.runId),
  cancelRun: () => cancelRun(stranger, filled.queued.runId, "staff:1"),
  retryFailed: () => retryFailed(stranger, filled.queued.runId, "staff:1"),
  openRunProduct: () => openRunProduct(stranger, filled.queued.runProductId),
  recordIngest: () => recordIngest(stranger, filled.queued.runProductId, [makeSource("x")]),
  openRendition: () => openRendition(stranger, filled.queued.id),
  readReview: () => readReview(stranger, filled.review.id),
  "listReview of a run": () => listReview(stranger, { runId: filled.review.runId }),
  "approvePassed of a run": () => approvePassed(stranger, { runId: filled.review.runId, actor }),
  approve: () => decide(stranger, filled.review.id, { kind: "approve", actor }),
  reject: () => decide(stranger, filled.review.id, { kind: "reject", actor }),
  reopen: () => decide(stranger, filled.approved.id, { kind: "reopen", actor }),
  redoRendition: () => redoRendition(stranger, filled.review.id, { actor }),
  requestRevert: () => requestRevert(stranger, filled.written.id, actor),
  requestWriteBack: () => requestWriteBack(stranger, [filled.approved.id], actor),
  openWriteBack: () => openWriteBack(stranger, filled.writeBackId),
};

test.each(Object.keys(refused))("%s of another shop is not found, and changes nothing", async (verb) => {
  const before = await everythingOf(filled.owner);
  await expect(refused[verb]?.()).rejects.toMatchObject({ code: "NOT_FOUND", status: 404 });
  expect(await everythingOf(filled.owner)).toBe(before);
});

test("verbs of jobs that record a result change nothing of another shop", async () => {
  const before = await everythingOf(filled.owner);
  const ledger = makeLedger(filled.approved.productGid, filled.approved.mediaGid, "x");
  await failRunProduct(stranger, filled.queued.runProductId, error);
  await recordRendition(stranger, filled.rendering.id, makePicture());
  await reuseRendition(stranger, filled.rendering.id, "any");
  await failRendition(stranger, filled.rendering.id, error);
  await recordWriteBack(stranger, filled.writeBackId, ledger);
  await failWriteBack(stranger, filled.writeBackId, error);
  await expect(saveLedger(stranger, filled.writeBackId, ledger)).rejects.toMatchObject({ code: "CONFLICT" });
  await forgetProduct(stranger, filled.review.productGid);
  await finishSync(stranger, new Date(Date.now() + 60_000), true);
  await approvePassed(stranger, { actor });
  expect(await everythingOf(filled.owner)).toBe(before);
});

test("lists of a stranger are empty", async () => {
  expect(await listProducts(stranger)).toMatchObject({ products: [], total: 0 });
  expect(await listMatchingIds(stranger)).toEqual([]);
  expect((await listRuns(stranger)).runs).toEqual([]);
  expect(await listReview(stranger)).toMatchObject({
    renditions: [],
    counts: { pass: 0, review: 0, fail: 0 },
  });
  expect(await readOverview(stranger)).toMatchObject({
    ...{ products: 0, images: 0, waitingForReview: 0, activeRuns: [], lastWriteBacks: [] },
  });
  expect(await listProducts(filled.owner)).toMatchObject({ total: 5 });
});
