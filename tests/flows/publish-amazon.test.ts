/**
 * Pictures on their way to Amazon, which accepts first and decides later: what buyers get, what it says late, what it
 * accepts and does not do, and a worker killed in between. Real worker process, real PostgreSQL, Amazon's stand-in.
 */
import "#tests/setup/test-env.ts";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ListingRef } from "#core/publishing/listing.ts";
import { prisma } from "#prisma/client.ts";
import { enqueue } from "#services/outbox.ts";
import { approvePublications } from "#services/publications/approve-publications.ts";
import { restorePublication } from "#services/publications/decide-publication.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
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

let amazon: AmazonHarness;
let app: PictureServer;
let worker: WorkerProcess;
let shopId: string;
let accountId: string;

beforeAll(async () => {
  await dropShopJobs();
  amazon = await amazonHarness();
  // The app's public pictures, which Amazon fetches by itself.
  app = await startPictureServer();
  worker = await startWorker();
});

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  const tokens = await amazon.newTokens();
  ({ id: accountId } = await connectTestAccount(shopId, "amazon", { sellerId: amazon.sellerId, ...tokens }));
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

let painted = 0;
/** Different enough that no hash takes one for the other. */
async function paint(): Promise<Buffer> {
  painted += 1;
  const bars = Array.from({ length: 6 }, (_, bar) => {
    const x = (bar * 331 + painted * 97) % 1700;
    const height = 200 + ((painted * (bar + 3) * 173) % 1500);
    return `<rect x="${x}" y="${(bar * 211 + painted * 59) % 400}" width="220" height="${height}" fill="hsl(${painted * 47},60%,40%)"/>`;
  });
  return sharp(Buffer.from(`<svg width="2000" height="2000">${bars.join("")}</svg>`))
    .flatten({ background: "#fff" })
    .jpeg({ quality: 92 })
    .toBuffer();
}
const paintMany = (count: number) => Promise.all(Array.from({ length: count }, paint));

/** A listing with old pictures, linked to a product with new ones. */
async function openListing(newCount = 2, oldCount = 3) {
  const [old, fresh] = [await paintMany(oldCount), await paintMany(newCount)];
  const productId = await addEnhancedProduct(shopId, "amazon-main", fresh);
  const ref = await amazon.seed({
    title: "Mug",
    sku: `MUG/${painted} ü`,
    pictures: old.map((bytes) => ({ bytes, alt: "" })),
  });
  const listingId = await linkTestListing(shopId, accountId, ref, productId);
  return { ref, listingId, before: old.map(sha256Of), after: fresh.map(sha256Of) };
}

const publication = (id: string) => prisma.publication.findUniqueOrThrow({ where: { id } });
const reaches = (id: string, state: string) =>
  eventually(`publication to be ${state}`, async () => (await publication(id)).state === state);
const lookNow = () =>
  prisma.outboxMessage.updateMany({
    where: { dispatchedAt: null, job: "track-publication" },
    data: { notBefore: new Date() },
  });
const patchesSent = () =>
  amazon.calls.filter(
    ({ operationId, query }) => operationId === "patchListingsItem" && !query.includes("VALIDATION_PREVIEW"),
  ).length;

async function draft(listingId: string): Promise<string> {
  await draftPublications(shopId, { listingIds: [listingId], mode: "replace", actor });
  const { id } = await prisma.publication.findFirstOrThrow({
    where: { listingId },
    orderBy: { createdAt: "desc" },
  });
  await reaches(id, "planned");
  return id;
}

async function send(listingId: string): Promise<string> {
  const id = await draft(listingId);
  await approvePublications(shopId, { publicationIds: [id], actor });
  await reaches(id, "accepted");
  return id;
}

/** Amazon has done its work; time passes until we know. */
async function settleAs(id: string, state: string): Promise<void> {
  await amazon.settle();
  await eventually(`publication to be ${state}`, async () => {
    await lookNow();
    return (await publication(id)).state === state;
  });
}

const shown = (ref: ListingRef) => amazon.shown(ref);

test("accepted is not live: that comes when buyers get the new pictures, and the old ones come back", async () => {
  const { ref, listingId, before, after } = await openListing();
  const sentBefore = patchesSent();
  const id = await send(listingId);
  expect(await shown(ref)).toEqual(before);
  await lookNow();
  await eventually("a look", async () => (await publication(id)).looks > 0);
  expect((await publication(id)).state).toBe("accepted");
  await settleAs(id, "live");
  expect(await shown(ref)).toEqual(after);
  expect(patchesSent() - sentBefore).toBe(1);

  // Amazon names the pictures in its own way by now; they are known again, and nothing is to be sent.
  const again = await draft(listingId);
  expect((await publication(again)).plan).toMatchObject({
    changes: [{ kind: "unchanged" }, { kind: "unchanged" }],
  });

  await restorePublication(shopId, id, actor);
  const undoing = await prisma.publication.findFirstOrThrow({ where: { restoresId: id } });
  await reaches(undoing.id, "accepted");
  await settleAs(undoing.id, "live");
  expect(await shown(ref)).toEqual(before);
});

test("on a shared page buyers may get another seller's picture for ever, and we say so", async () => {
  const { ref, listingId } = await openListing();
  await amazon.change(ref, { preferred: { base64: (await paint()).toString("base64") } });
  const id = await send(listingId);
  await settleAs(id, "accepted_not_shown");
});

test("a complaint that comes late refuses the pictures; one that was there before does not", async () => {
  const complaint = {
    code: "18320",
    message: "The main image has text.",
    severity: "ERROR",
    categories: ["INVALID_IMAGE"],
    attributeNames: ["main_product_image_locator"],
  } as const;
  const stale = await openListing();
  await amazon.change(stale.ref, {
    issues: [{ ...complaint, attributeNames: ["other_product_image_locator_8"] }],
  });
  await settleAs(await send(stale.listingId), "live");

  const late = await openListing();
  const id = await send(late.listingId);
  await amazon.settle();
  await shown(late.ref);
  await amazon.change(late.ref, { issues: [complaint] });
  await settleAs(id, "rejected");
  expect((await publication(id)).issues).toMatchObject([{ code: "18320", severity: "error", slot: "main" }]);
});

test("removals that Amazon accepts and does not carry out are not taken for done", async () => {
  const { ref, listingId, before, after } = await openListing();
  await amazon.change(ref, { ignoresRemovals: true });
  const id = await send(listingId);
  await settleAs(id, "accepted_not_shown");
  expect(await shown(ref)).toEqual([...after, before[2]]);
});

test.each(["hold", "hold-after"] as const)(
  "killed at %s of the patch: the listing is as planned",
  async (kind) => {
    const { ref, listingId, after } = await openListing();
    const id = await draft(listingId);
    amazon.arm({ kind, match: { operation: "patchListingsItem" } });
    await approvePublications(shopId, { publicationIds: [id], actor });
    await eventually("the call to be held", () => amazon.held() > 0);
    await worker.kill();
    amazon.clearFaults();
    worker = await startWorker();
    await reaches(id, "accepted");
    await settleAs(id, "live");
    expect(await shown(ref)).toEqual(after);
  },
);

test("two jobs for the same publication send it once", async () => {
  const { ref, listingId, after } = await openListing();
  const id = await draft(listingId);
  const sentBefore = patchesSent();
  amazon.arm({ kind: "hold", match: { operation: "patchListingsItem" } });
  await approvePublications(shopId, { publicationIds: [id], actor });
  await eventually("the patch to be on its way", () => amazon.held() > 0);
  await enqueue(prisma, "publish", { shopId, publicationId: id });
  await eventually("the second job to be refused", () => /"job":"publish".+BUSY/.test(worker.output()));
  amazon.clearFaults();
  await reaches(id, "accepted");
  await settleAs(id, "live");
  expect(await shown(ref)).toEqual(after);
  expect(patchesSent() - sentBefore).toBe(1);
});
