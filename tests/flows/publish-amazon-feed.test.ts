/**
 * Two hundred listings on their way to Amazon as one feed, with a worker killed at every step, some cancelled, one gone
 * and one that Amazon refuses. Real worker process, real PostgreSQL, Amazon's stand-in.
 */
import "#tests/setup/test-env.ts";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ListingRef } from "#core/publishing/listing.ts";
import { prisma } from "#prisma/client.ts";
import { approvePublications } from "#services/publications/approve-publications.ts";
import { cancelPublication } from "#services/publications/decide-publication.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { openChannelAgain, stopChannel } from "#services/publications/stop-channel.ts";
import {
  addEnhancedProduct,
  connectTestAccount,
  dropShopJobs,
  linkTestListing,
} from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { type AmazonHarness, amazonHarness } from "#tests/setup/channels/amazon-harness.ts";
import { sha256Of } from "#tests/setup/channels/harness.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { type PictureServer, startPictureServer } from "#tests/setup/picture-server.ts";
import { startWorkerProcess, type WorkerProcess } from "#tests/setup/worker-process.ts";

const actor = "ann";
/** Enough for a feed when some of them are cancelled. */
const count = 204;

let amazon: AmazonHarness;
let app: PictureServer;
let worker: WorkerProcess;
let shopId: string;

beforeAll(async () => {
  await dropShopJobs();
  amazon = await amazonHarness();
  app = await startPictureServer();
  worker = await startWorker();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(worker.output().slice(-6_000));
  amazon.clearFaults();
  expect(amazon.violations()).toEqual([]);
});

afterAll(async () => {
  await worker.stop();
  app.close();
  await amazon.stop();
});

async function startWorker(): Promise<WorkerProcess> {
  const started = startWorkerProcess({
    ...amazon.settings,
    SHOPIFY_APP_URL: app.url,
    TRUSTED_FETCH_ORIGINS: `${amazon.url},${app.url}`,
    LOG_LEVEL: "info",
  });
  await started.ready();
  return started;
}

function paint(colour: string): Promise<Buffer> {
  const product = { width: 500, height: 500, channels: 3, background: colour } as const;
  return sharp({ create: { ...product, width: 600, height: 600, background: "#fff" } })
    .composite([{ input: { create: product }, gravity: "centre" }])
    .jpeg()
    .toBuffer();
}

interface Listed {
  readonly ref: ListingRef;
  readonly publicationId: string;
}

/** Listings of one picture each, planned to show two others. */
async function planMany(): Promise<{ listed: Listed[]; before: string; after: string[] }> {
  shopId = (await openTestShop()).id;
  const tokens = await amazon.newTokens();
  const { id: accountId } = await connectTestAccount(shopId, "amazon", {
    ...{ sellerId: amazon.sellerId, ...tokens },
  });
  const [old, ...fresh] = await Promise.all([paint("#900"), paint("#090"), paint("#009")]);
  const productId = await addEnhancedProduct(shopId, "amazon-main", fresh);
  const refs = new Map<string, ListingRef>();
  for (let nth = 0; nth < count; nth += 1) {
    const given = { title: "Mug", sku: `MUG/${nth} ü`, pictures: [{ bytes: old, alt: "" }] };
    const ref = await amazon.seed(given);
    refs.set(await linkTestListing(shopId, accountId, ref, productId), ref);
  }
  await draftPublications(shopId, { listingIds: [...refs.keys()], mode: "replace", actor });
  await eventually("all to be planned", async () => (await inState("planned")) === count);
  const rows = await prisma.publication.findMany({ where: { shopId }, orderBy: { id: "asc" } });
  const listed = rows.flatMap(({ id: publicationId, listingId }) => {
    const ref = refs.get(listingId);
    return ref === undefined ? [] : [{ ref, publicationId }];
  });
  return { listed, before: sha256Of(old), after: fresh.map(sha256Of) };
}

const inState = (state: string) => prisma.publication.count({ where: { shopId, state } });
const publication = (id: string) => prisma.publication.findUniqueOrThrow({ where: { id } });
const sent = (operation: string) =>
  amazon.calls.filter(
    ({ operationId, query }) => operationId === operation && !query.includes("VALIDATION_PREVIEW"),
  ).length;

/** The worker dies while Amazon has not answered this yet; the next one comes as far as the next fault. */
async function killAt(kind: "hold" | "hold-after", operation: string, skip = 0): Promise<void> {
  amazon.arm({ kind, skip, match: { operation } });
  worker = await startWorker();
  await eventually(`${operation} to be held`, () => {
    worker.requireAlive();
    return amazon.held() > 0;
  });
  await worker.kill();
  amazon.clearFaults();
}

test("one feed for all that wait, sent once whenever the worker dies, with an outcome for each", async () => {
  const { listed, before, after } = await planMany();
  const [cancelled, gone, refused, late, unknown] = listed;
  if (!cancelled || !gone || !refused || !late || !unknown) throw new Error("expected five listings");

  await stopChannel(shopId, "amazon", actor);
  await approvePublications(shopId, {
    publicationIds: listed.map(({ publicationId }) => publicationId),
    actor,
  });
  await cancelPublication(shopId, cancelled.publicationId, actor);
  await amazon.change(gone.ref, { isGone: true });
  const of = ({ ref }: Listed) => ({ where: { shopId, externalId: ref.externalId } });
  await prisma.listing.updateMany({ ...of(refused), data: { productType: "SHOES" } });
  await worker.stop();
  expect(sent("createFeed") + sent("patchListingsItem")).toBe(0);

  await openChannelAgain(shopId, "amazon", actor);
  await killAt("hold", "searchListingsItems", 3);
  // Nothing was sent yet: one can still be taken back, and the whole channel be stopped.
  await cancelPublication(shopId, late.publicationId, actor);
  await stopChannel(shopId, "amazon", actor);
  worker = await startWorker();
  await eventually("the feed to be left alone", () => worker.output().includes('"job":"publish-feed"'));
  await worker.stop();
  expect(await inState("submitted")).toBe(0);
  expect(sent("createFeedDocument")).toBe(0);

  await openChannelAgain(shopId, "amazon", actor);
  await killAt("hold", "createFeedDocument");
  await expect(cancelPublication(shopId, unknown.publicationId, actor)).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await killAt("hold", "createFeed");
  await killAt("hold-after", "createFeed");
  await killAt("hold", "getFeed");
  await amazon.settle();
  await killAt("hold", "getFeedDocument");
  worker = await startWorker();
  await eventually("all to have an outcome", async () => (await inState("submitted")) === 0);

  expect([amazon.feeds(), sent("patchListingsItem")]).toEqual([1, 0]);
  // Twenty at once; those that were looked at before a worker died are not looked at again.
  expect(sent("searchListingsItems")).toBeLessThanOrEqual(Math.ceil(count / 20) + 1);
  expect((await publication(gone.publicationId)).state).toBe("rejected");
  expect(await publication(refused.publicationId)).toMatchObject({
    state: "rejected",
    issues: [{ code: "90000900", severity: "error" }],
  });
  const unsent = new Set([cancelled, late, gone, refused]);
  for (const one of unsent) if (one !== gone) expect(await amazon.shown(one.ref)).toEqual([before]);
  await amazon.settle();
  for (const one of listed.filter((any) => !unsent.has(any)))
    expect(await amazon.shown(one.ref)).toEqual(after);
  const row = await publication(unknown.publicationId);
  expect(row.ledger).toMatchObject({ submissionId: expect.stringMatching(/^5/) });
  expect(row.snapshot).toMatchObject([{ slot: "main", source: { copy: { sha256: before } } }]);
  expect(await statesOf(unknown.publicationId)).toEqual(expect.arrayContaining(["submitted", "accepted"]));
}, 600_000);

async function statesOf(publicationId: string): Promise<unknown[]> {
  const events = await prisma.publicationEvent.findMany({ where: { publicationId, kind: "state" } });
  return events.map(({ detail }) => (detail as { state: unknown }).state);
}
