import "#tests/setup/test-env.ts";
import { AppError } from "#core/errors.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  firstRunProduct,
  jobsOf,
  makePicture,
  makeProduct,
  makeSource,
  openQueuedRendition,
  openTestShop,
  renderQueued,
  stateOf,
} from "#tests/fixtures/shop.ts";
import { failRunProduct } from "../ingest/fail-run-product.ts";
import { openRunProduct } from "../ingest/open-run-product.ts";
import { recordIngest } from "../ingest/record-ingest.ts";
import { failRendition } from "../renditions/fail-rendition.ts";
import { openRendition } from "../renditions/open-rendition.ts";
import { recordRendition } from "../renditions/record-rendition.ts";
import { cancelRun } from "./cancel-run.ts";
import { listRuns } from "./list-runs.ts";
import { readRun } from "./read-run.ts";
import { retryFailed } from "./retry-failed.ts";
import { startRun } from "./start-run.ts";

const preset = { presetName: "amazon-main", actor: "ann" };

test("state, counts and progress follow the work", async () => {
  const { id: shopId } = await openTestShop();
  const productIds = await addProducts(shopId, [makeProduct("1"), makeProduct("2")]);
  const { runId } = await startRun(shopId, { ...preset, productIds });
  const [first = "", second = ""] = (await readRun(shopId, runId)).products.map(({ id }) => id);
  await recordIngest(shopId, first, [makeSource("a"), makeSource("b", undefined, 1)]);
  // Two pictures known, and two more expected of the product that was not fetched yet.
  expect(await readRun(shopId, runId)).toMatchObject({
    state: "running",
    progress: 0,
    counts: { queued: 2 },
  });
  const [{ id: rendition } = { id: "" }] = await prisma.rendition.findMany({ where: { runId } });
  await renderQueued(shopId, rendition);
  expect(await readRun(shopId, runId)).toMatchObject({
    state: "running",
    progress: 0.25,
    counts: { in_review: 1 },
  });
  await failRunProduct(shopId, second, new AppError("NOT_FOUND", "gone"));
  for (const { id } of await prisma.rendition.findMany({ where: { runId } })) await renderQueued(shopId, id);
  const done = await readRun(shopId, runId);
  expect(done).toMatchObject({
    state: "done",
    progress: 1,
    remainingMs: null,
    productCounts: { ingested: 1, failed: 1 },
  });
  expect(done.products).toMatchObject([
    { title: "Product 1", state: "ingested", renditions: [{ outcome: "pass" }, { outcome: "pass" }] },
    { title: "Product 2", state: "failed", errorMessage: "This product no longer exists in Shopify." },
  ]);
  expect(done.products[0]?.renditions[0]?.thumbUrl).toMatch(/^\/files\/./);
});

test("the remaining time follows the pace of the last pictures", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  const { runId } = await startRun(shopId, { ...preset, productIds: [productId] });
  const sources = Array.from({ length: 10 }, (_, nth) => makeSource(`m${nth.toString()}`));
  await recordIngest(shopId, await firstRunProduct(runId), sources);
  const renditions = await prisma.rendition.findMany({ where: { runId }, orderBy: { id: "asc" } });
  const now = Date.now();
  for (const [nth, { id }] of renditions.slice(0, 5).entries()) {
    await renderQueued(shopId, id);
    await prisma.rendition.update({ where: { id }, data: { renderedAt: new Date(now - nth * 10_000) } });
  }
  const { remainingMs } = await readRun(shopId, runId);
  // Five left at ten seconds each, and a moment for this test itself.
  expect(remainingMs).toBeGreaterThanOrEqual(50_000);
  expect(remainingMs).toBeLessThan(90_000);
});

test("cancelling stops what is queued, throws away what is in flight and keeps what is done", async () => {
  const { id: shopId } = await openTestShop();
  const productIds = await addProducts(shopId, [makeProduct("1"), makeProduct("2")]);
  const { runId } = await startRun(shopId, { ...preset, productIds });
  const runProducts = (await readRun(shopId, runId)).products.map(({ id }) => id);
  await recordIngest(
    shopId,
    runProducts[0] ?? "",
    ["a", "b", "c"].map((name) => makeSource(name)),
  );
  const [done = "", rendering = "", queued = ""] = (
    await prisma.rendition.findMany({ where: { runId }, orderBy: { mediaGid: "asc" } })
  ).map(({ id }) => id);
  await renderQueued(shopId, done);
  await openRendition(shopId, rendering);

  await Promise.all([cancelRun(shopId, runId, "staff:1"), cancelRun(shopId, runId, "staff:1")]);
  await recordRendition(shopId, rendering, makePicture());
  await recordIngest(shopId, runProducts[1] ?? "", [makeSource("late")]);

  expect(await openRendition(shopId, queued)).toBeNull();
  expect(await openRunProduct(shopId, runProducts[1] ?? "")).toMatchObject({ cancelled: true });
  expect(await Promise.all([done, rendering, queued].map(stateOf))).toEqual([
    "in_review",
    "cancelled",
    "cancelled",
  ]);
  expect(await readRun(shopId, runId)).toMatchObject({
    state: "cancelled",
    productCounts: { ingested: 1, cancelled: 1 },
    counts: { in_review: 1, cancelled: 2 },
  });
  await expect(retryFailed(shopId, runId, "staff:1")).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a finished run cannot be cancelled any more", async () => {
  const { id: shopId } = await openTestShop();
  const { id, runId } = await openQueuedRendition(shopId);
  await renderQueued(shopId, id);
  await cancelRun(shopId, runId, "staff:1");
  expect(await readRun(shopId, runId)).toMatchObject({ state: "done", cancelledAt: null });
});

test("cancelling while photos are being recorded leaves nothing queued", async () => {
  const { id: shopId } = await openTestShop();
  for (let round = 0; round < 8; round += 1) {
    const [productId = ""] = await addProducts(shopId, [makeProduct(`race${round.toString()}`)]);
    const { runId } = await startRun(shopId, { ...preset, productIds: [productId] });
    const runProductId = await firstRunProduct(runId);
    await Promise.all([
      recordIngest(shopId, runProductId, [makeSource("m")]),
      cancelRun(shopId, runId, "staff:1"),
    ]);
    const { state, counts, productCounts } = await readRun(shopId, runId);
    expect([state, counts.queued, productCounts.queued]).toEqual(["cancelled", 0, 0]);
  }
});

test("retrying takes up failed products, failed downloads and failed renderings, once", async () => {
  const { id: shopId } = await openTestShop();
  const productIds = await addProducts(shopId, [makeProduct("1"), makeProduct("2")]);
  const { runId } = await startRun(shopId, { ...preset, productIds });
  const [first = "", second = ""] = (await readRun(shopId, runId)).products.map(({ id }) => id);
  const unreachable = { errorCode: "FETCH_FAILED" as const, errorMessage: "No answer." };
  await recordIngest(shopId, first, [
    makeSource("bad-render"),
    makeSource("no-download", unreachable),
    makeSource("good"),
  ]);
  await failRunProduct(shopId, second, new AppError("CHANNEL_FAILED", "down"));
  const renditionOf = (mediaGid: string) => prisma.rendition.findFirstOrThrow({ where: { runId, mediaGid } });
  const badRender = await renditionOf("bad-render");
  await openRendition(shopId, badRender.id);
  await failRendition(shopId, badRender.id, new AppError("INTERNAL", "out of memory"));
  expect(await renditionOf("no-download")).toMatchObject({ state: "failed", errorMessage: "No answer." });
  const before = (await jobsOf(shopId)).length;

  const retried = await Promise.all([
    retryFailed(shopId, runId, "staff:1"),
    retryFailed(shopId, runId, "staff:1"),
  ]);
  expect(retried.reduce((sum, each) => sum + each.retried, 0)).toBe(3);
  const jobs = (await jobsOf(shopId)).slice(before);
  expect(jobs.map(({ job }) => job).sort()).toEqual(["ingest-product", "ingest-product", "render"]);

  // The download works this time, and a photo added since is not drawn into the old run.
  await recordIngest(shopId, first, [
    makeSource("no-download"),
    makeSource("good"),
    makeSource("added-since"),
  ]);
  expect(await renditionOf("no-download")).toMatchObject({ state: "queued", errorMessage: null });
  expect((await openRendition(shopId, (await renditionOf("no-download")).id))?.sourceBytes).toHaveLength(64);
  expect(await prisma.rendition.count({ where: { runId, productId: productIds[0] ?? "" } })).toBe(3);
});

test("lists runs newest first, page by page", async () => {
  const { id: shopId } = await openTestShop();
  const productIds = await addProducts(shopId, [makeProduct("1")]);
  for (let nth = 0; nth < 27; nth += 1) await startRun(shopId, { ...preset, productIds });
  const first = await listRuns(shopId);
  const second = await listRuns(shopId, first.nextCursor);
  const all = [...first.runs, ...second.runs];
  expect([first.runs.length, second.runs.length, second.nextCursor]).toEqual([25, 2, null]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(27);
  expect(all.map(({ createdAt }) => createdAt)).toEqual(
    all
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  );
});
