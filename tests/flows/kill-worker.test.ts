/**
 * The worker is killed with SIGKILL wherever it hurts, and started again: every run completes, nothing is there twice,
 * nothing is lost. Real worker process, real PostgreSQL, real model, sandbox shop over HTTP.
 */
import "#tests/setup/test-env.ts";
import { readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { WriteMode } from "#core/write-mode.ts";
import { prisma } from "#prisma/client.ts";
import { env } from "#services/env.ts";
import { requestSync } from "#services/catalogue/request-sync.ts";
import { readOutput } from "#services/renditions/output.ts";
import { approveRenditions } from "#services/review/approve-renditions.ts";
import { decide } from "#services/review/decide.ts";
import { requestRevert } from "#services/review/request-revert.ts";
import { startRun } from "#services/runs/start-run.ts";
import { storage } from "#services/storage.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { installIn } from "#tests/setup/sandbox-shop.ts";
import { type WorkerProcess, startWorkerProcess } from "#tests/setup/worker-process.ts";
import { type Sandbox, startSandbox } from "../../sandbox/shopify/server.ts";
import { type Admin, type ProductState, openAdmin } from "../../sandbox/shopify/testing/open-admin.ts";
import {
  type KillPoint,
  type Target,
  inPlaceWaves,
  ingestPoints,
  joinedPoints,
  revertWaves,
  swapWaves,
  syncPoints,
  tellPoints,
} from "./kill-points.ts";
import { addTarget, addTargets, uniquePhoto } from "./kill-targets.ts";

const domain = "demo-store.myshopify.com";
const presetName = "ebay-gallery";
const actor = "flow test";

let sandbox: Sandbox;
let admin: Admin;
let shopId: string;
let worker: WorkerProcess | null = null;
const killedAt: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret: env.SHOPIFY_API_SECRET,
    appUrl: env.SHOPIFY_APP_URL,
    seed: "none",
    extensionsDir: path.resolve(import.meta.dirname, "../../extensions"),
    mediaDelayMs: 10,
    jobDelayMs: 20,
  });
  admin = await openAdmin(sandbox.url, domain);
  shopId = await installIn(sandbox, domain);
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(worker?.output().slice(-6_000));
});

afterAll(async () => {
  await worker?.kill();
  await sandbox.stop();
  await prisma.$disconnect();
});

/** Waits for what the worker is to bring about. */
const until = <Answer>(what: string, ask: () => Promise<Answer> | Answer) =>
  eventually(what, () => {
    worker?.requireAlive();
    return ask();
  });

function start(): void {
  worker = startWorkerProcess({
    SHOPIFY_SANDBOX_URL: sandbox.url,
    TRUSTED_FETCH_ORIGINS: sandbox.url,
    WORKER_LOCK_MS: "1000",
    LOG_LEVEL: "info",
  });
}

async function kill(...names: string[]): Promise<void> {
  await worker?.kill();
  worker = null;
  killedAt.push(...names);
}

/** Arms one hold per point and product, lets `act` set the worker going, and kills it when all are held at once. */
async function killWhenHeldAt(
  points: readonly KillPoint[],
  targets: readonly Target[],
  act: () => Promise<unknown>,
) {
  const faults = points.map((point, index) => sandbox.faults.add(point.holds(targets[index]!)));
  await act();
  if (worker === null) start();
  const where = () => points.filter((_, index) => faults[index]!.held === 0).map(({ name }) => name);
  await until("the worker to be held at every point", () => where().length === 0).catch(() => {
    throw new Error(`expected the worker to be held everywhere but it was not at: ${where().join(", ")}`);
  });
  await kill(...points.map(({ name }) => name));
  start();
}

const addProducts = (prefix: string, count: number) => addTargets(admin, prefix, count);

const synced = () =>
  until("the catalogue to be synced", async () => {
    const shop = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
    return shop.catalogueSync === "idle" && shop.catalogueSyncedAt !== null;
  });

async function syncAgain(): Promise<void> {
  await prisma.shop.update({ where: { id: shopId }, data: { catalogueSyncedAt: null } });
  await requestSync(shopId, "staff:1");
}

async function runOn(chosen: readonly Target[], writeMode: WriteMode = "swap"): Promise<string> {
  const productGids = chosen.map(({ productId }) => productId);
  return (await startRun(shopId, { productGids, presetName, actor, writeMode })).runId;
}

const statesOf = async (runId: string) =>
  (await prisma.rendition.findMany({ where: { runId }, select: { state: true } })).map(({ state }) => state);

/** Every product ingested, every photo of it rendered, each once. */
async function expectRendered(runId: string, products: number): Promise<void> {
  await until("the run to be rendered", async () => {
    const states = await statesOf(runId);
    return states.length === products * 3 && states.every((state) => state === "in_review");
  });
  expect(await prisma.runProduct.count({ where: { runId, state: "ingested" } })).toBe(products);
}

const renditionOf = ({ productId, stem }: Target) =>
  prisma.rendition.findFirstOrThrow({
    where: { shopId, product: { gid: productId }, fileName: `${stem}.jpg` },
  });

async function approve(chosen: readonly Target[]): Promise<void> {
  for (const one of chosen) await decide(shopId, (await renditionOf(one)).id, { kind: "approve", actor });
}

async function takeBack(chosen: readonly Target[]): Promise<void> {
  for (const target of chosen) await requestRevert(shopId, (await renditionOf(target)).id, actor);
}

async function swapsDone(direction: "apply" | "revert", chosen: readonly Target[]): Promise<void> {
  const gids = chosen.map(({ productId }) => productId);
  await until(`every ${direction} to be done`, async () => {
    const rows = await prisma.writeBack.findMany({
      where: { direction, rendition: { product: { gid: { in: gids } } } },
    });
    return rows.length === gids.length && rows.every(({ state }) => state === "done");
  });
}

/** No job waits, runs or sleeps. */
const quiet = () =>
  until("the queue to be empty", async () => {
    const [outbox, [jobs]] = await Promise.all([
      prisma.outboxMessage.count({ where: { dispatchedAt: null } }),
      prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM bullmq.job WHERE state IN ('waiting', 'active', 'delayed')`,
    ]);
    return outbox === 0 && jobs?.count === 0n;
  });

/** For a test per wave, named after its points. */
function waves(points: readonly (readonly KillPoint[])[]): [string, readonly KillPoint[]][] {
  return points.map((wave) => [wave.map(({ name }) => name).join(", "), wave]);
}

/** What a merchant sees of a gallery. */
const galleryOf = (product: ProductState) => ({
  alts: product.media.map(({ alt }) => alt),
  ids: product.media.map(({ id }) => id),
  variants: product.variants.map(({ mediaId }) => mediaId),
});

test("while the catalogue is read", async () => {
  const products = await addProducts("sync", 3);
  for (const point of syncPoints) {
    await killWhenHeldAt([point], products, syncAgain);
    await synced();
  }
  expect(await prisma.product.count({ where: { shopId, deletedAt: null } })).toBe(3);
  expect(await prisma.productImage.count({ where: { product: { shopId } } })).toBe(9);
});

test("while products are ingested", async () => {
  const chosen = await addProducts("ingest", ingestPoints.length);
  await syncAgain();
  await synced();
  let runId = "";
  await killWhenHeldAt(ingestPoints, chosen, async () => (runId = await runOn(chosen)));
  await expectRendered(runId, chosen.length);
});

test("while photos are rendered", async () => {
  const shares = [0, 0.25, 0.5];
  const chosen = await addProducts("measured", 1);
  for (const share of shares)
    chosen.push(await addTarget(admin, `render-${share.toString()}`, await uniquePhoto()));
  const [measured, ...others] = chosen as [Target, ...Target[]];
  await syncAgain();
  await synced();
  await quiet();
  const measuredRun = await runOn([measured]);
  await expectRendered(measuredRun, 1);
  const outputs = await prisma.rendition.findMany({
    where: { runId: measuredRun },
    select: { output: true },
  });
  const renderMs = Math.max(...outputs.map(({ output }) => readOutput(output)?.renderMs ?? 0));

  // On a busy machine one photo takes longer than another: of the kills, the first at least comes in time.
  let inTime = 0;
  for (const [index, target] of others.entries()) {
    const runId = await runOn([target]);
    await until("a photo to be rendered", async () => (await statesOf(runId)).includes("rendering"));
    const delayMs = renderMs * (shares[index] ?? 0);
    await pause(delayMs);
    if ((await statesOf(runId)).includes("rendering")) inTime += 1;
    await kill(`${Math.round(delayMs).toString()} ms into rendering`);
    start();
    await expectRendered(runId, 1);
  }
  expect(inTime).toBeGreaterThan(0);
});

test("while the result of a rendering is stored", async () => {
  const target = await addTarget(admin, "stored", await uniquePhoto());
  await syncAgain();
  await synced();
  await quiet();
  const folder = path.join(env.STORAGE_DIR ?? "", shopId, "renditions");
  const before = readdirSync(folder).length;
  const runId = await runOn([target]);
  await until("the first file of the result", () => readdirSync(folder).length > before);
  await kill("while the result is stored");
  start();
  await expectRendered(runId, 1);
});

test("after all that, every rendition leads to whole files", async () => {
  const rows = await prisma.rendition.findMany({ where: { shopId }, select: { output: true } });
  const keys = new Set(
    rows.flatMap(({ output }) => {
      const { file, previews } = readOutput(output)!;
      return [file.key, ...Object.values(previews)];
    }),
  );
  for (const key of keys) {
    const { info } = await sharp(await storage.getBytes(key), { failOn: "warning" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThan(0);
  }
});

const swapped: { target: Target; before: ProductState }[] = [];

describe("at every step of a swap", () => {
  const chosen: Target[] = [];

  test("first, every photo is rendered", async () => {
    if (worker === null) start();
    chosen.push(...(await addProducts("swap", swapWaves.flat().length)));
    await syncAgain();
    await synced();
    await expectRendered(await runOn(chosen), chosen.length);
  });

  test.each(waves(swapWaves))("%s", async (_names, points) => {
    const wave = chosen.splice(0, points.length);
    for (const target of wave) swapped.push({ target, before: await admin.product(target.productId) });
    await quiet();
    await killWhenHeldAt(points, wave, () => approve(wave));
    await swapsDone("apply", wave);
  });
});

describe("while swaps that were approved together write together", () => {
  const together = 3;
  const chosen: Target[] = [];

  test("first, every photo is rendered", async () => {
    chosen.push(...(await addProducts("joined", joinedPoints.length * together)));
    await syncAgain();
    await synced();
    await expectRendered(await runOn(chosen), chosen.length);
  });

  test.each(joinedPoints.map((point) => [point.name, point] as const))("%s", async (_name, point) => {
    const wave = chosen.splice(0, together);
    for (const target of wave) swapped.push({ target, before: await admin.product(target.productId) });
    await quiet();
    const ids: string[] = [];
    for (const target of wave) ids.push((await renditionOf(target)).id);
    const approveAll = () => prisma.$transaction((tx) => approveRenditions(tx, shopId, ids, actor));
    await killWhenHeldAt([point], wave, approveAll);
    await swapsDone("apply", wave);
  });
});

test("every swapped gallery shows the new picture in the old one's place, once", async () => {
  const { files } = await admin.state();
  for (const { target, before } of swapped) {
    const after = await admin.product(target.productId);
    const [front, old, back] = galleryOf(before).ids as [string, string, string];
    const ours = new RegExp(`^${target.stem}-[0-9a-f]{8}[.]jpg$`);
    const created = files.filter(({ fileName }) => ours.test(fileName));
    expect(
      created.map(({ status }) => status),
      target.stem,
    ).toEqual(["READY"]);
    const replacement = created[0]!.id;
    expect(galleryOf(after), target.stem).toEqual({
      alts: galleryOf(before).alts,
      ids: [front, replacement, back],
      variants: [front, replacement],
    });
    expect(files.find(({ id }) => id === old)?.status, "the original is kept").toBe("READY");
    expect((await renditionOf(target)).state).toBe("written_back");
  }
});

describe("at every step of a revert", () => {
  test.each(waves(revertWaves))("%s", async (_names, points) => {
    const wave = swapped.splice(0, points.length);
    const chosen = wave.map(({ target }) => target);
    await quiet();
    await killWhenHeldAt(points, chosen, () => takeBack(chosen));
    await swapsDone("revert", chosen);
    for (const { target, before } of wave) {
      expect(galleryOf(await admin.product(target.productId)), target.stem).toEqual(galleryOf(before));
      expect((await renditionOf(target)).state).toBe("reverted");
    }
  });
});

describe("at every step of a change in place, and of its way back", () => {
  const chosen: Target[] = [];
  const changed: { target: Target; before: ProductState }[] = [];

  test("first, every photo is rendered", async () => {
    if (worker === null) start();
    chosen.push(...(await addProducts("place", inPlaceWaves.flat().length)));
    await syncAgain();
    await synced();
    await expectRendered(await runOn(chosen, "in_place"), chosen.length);
  });

  test.each(waves(inPlaceWaves))("%s", async (_names, points) => {
    const wave = chosen.splice(0, points.length);
    for (const target of wave) changed.push({ target, before: await admin.product(target.productId) });
    await quiet();
    await killWhenHeldAt(points, wave, () => approve(wave));
    await swapsDone("apply", wave);
  });

  test("every file holds our bytes under the address it had, and no file was added", async () => {
    for (const { target, before } of changed) {
      const after = await admin.product(target.productId);
      expect(galleryOf(after), target.stem).toEqual(galleryOf(before));
      const ours = readOutput((await renditionOf(target)).output)?.file.bytes;
      expect(after.media[1]?.bytes, target.stem).toBe(ours);
      expect(new URL(after.media[1]?.url ?? "").pathname).toBe(target.photoPath);
    }
    const { files } = await admin.state();
    expect(files.filter(({ fileName }) => fileName.startsWith("place-"))).toHaveLength(changed.length * 3);
  });

  test.each(waves(inPlaceWaves))("back: %s", async (_names, points) => {
    const wave = changed.splice(0, points.length);
    const targets = wave.map(({ target }) => target);
    await quiet();
    await killWhenHeldAt(points, targets, () => takeBack(targets));
    await swapsDone("revert", targets);
    for (const { target, before } of wave) {
      const { media } = await admin.product(target.productId);
      expect(media[1]?.sha256, target.stem).toBe(before.media[1]?.sha256);
      expect((await renditionOf(target)).state).toBe("reverted");
    }
  });
});

describe("while Shopify Flow is told", () => {
  const heard = async ({ productId }: Target) =>
    (await admin.state()).flowTriggers.filter(({ productGid }) => productGid === productId);

  test("before it hears it: it hears it once", async () => {
    if (worker === null) start();
    const chosen = await addProducts("flow-before", 2);
    await syncAgain();
    await synced();
    await quiet();
    await killWhenHeldAt(tellPoints.before, chosen, () => runOn(chosen));
    await quiet();
    for (const target of chosen)
      expect(await heard(target)).toMatchObject([{ handle: "images-need-review", fields: { Pictures: 3 } }]);
  });

  test("after it heard it, before we hear that: it hears the same again, as it has no way to tell", async () => {
    if (worker === null) start();
    const [target] = (await addProducts("flow-after", 1)) as [Target];
    await syncAgain();
    await synced();
    await quiet();
    await killWhenHeldAt(tellPoints.after, [target], () => runOn([target]));
    await quiet();
    const [first, second, ...more] = await heard(target);
    expect(second?.fields).toEqual(first?.fields);
    expect(more).toEqual([]);
  });

  test("over every kill of this file, no product of a run was forgotten or told of twice", async () => {
    const waiting = await prisma.rendition.groupBy({
      by: ["runId", "productId"],
      where: { state: "in_review" },
    });
    const events = await prisma.flowEvent.findMany({ where: { kind: "needs-review" } });
    const named = (pair: { runId: string; productId: string }) => `${pair.runId} ${pair.productId}`;
    expect(new Set(events.map(named))).toEqual(new Set(waiting.map(named)));
    expect(events.every(({ state }) => state === "sent")).toBe(true);
  });
});

test("nothing failed, nothing is left over, and the worker stops gracefully", async () => {
  await quiet();
  expect(await prisma.rendition.count({ where: { state: { in: ["queued", "rendering", "failed"] } } })).toBe(
    0,
  );
  expect(await prisma.writeBack.count({ where: { NOT: { state: "done" } } })).toBe(0);
  expect(await prisma.runProduct.count({ where: { NOT: { state: "ingested" } } })).toBe(0);
  const duplicates = await prisma.rendition.groupBy({ by: ["runId", "mediaGid"], _count: true });
  expect(duplicates.filter(({ _count }) => _count > 1)).toEqual([]);
  expect(killedAt.length).toBeGreaterThanOrEqual(20);
  await worker?.ready();
  expect(await worker?.stop()).toBe(0);
  worker = null;
});
