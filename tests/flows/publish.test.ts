/**
 * Pictures on their way to a marketplace and back: plan, approval, sending, proof, drift, restoring, and a worker killed
 * at every step, what is scheduled and what goes out by itself. Real worker process, real PostgreSQL, Etsy's stand-in over HTTP.
 */
import "#tests/setup/test-env.ts";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { approvePublications } from "#services/publications/approve-publications.ts";
import { sealTokens } from "#services/accounts/account-tokens.ts";
import { chooseAfterApproval } from "#services/accounts/choose-after-approval.ts";
import { keepDrift, restorePublication } from "#services/publications/decide-publication.ts";
import { enqueue } from "#services/outbox.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { publishApproved } from "#services/publications/publish-approved.ts";
import { resumePublications } from "#services/publications/resume-publications.ts";
import { openChannelAgain, stopChannel } from "#services/publications/stop-channel.ts";
import type { PublishMode } from "#core/publishing/image-plan.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import {
  addEnhancedProduct,
  connectTestAccount,
  dropShopJobs,
  linkTestListing,
  type TestAccount,
} from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { type EtsyHarness, etsyHarness } from "#tests/setup/channels/etsy-harness.ts";
import { sha256Of } from "#tests/setup/channels/harness.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { startWorkerProcess, type WorkerProcess } from "#tests/setup/worker-process.ts";
import type { NewFault } from "../../sandbox/common/faults.ts";

const actor = "ann";

let etsy: EtsyHarness;
let worker: WorkerProcess;
let shopId: string;
let account: TestAccount;

beforeAll(async () => {
  await dropShopJobs();
  etsy = await etsyHarness();
  worker = await startWorker();
});

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  account = await connectTestAccount(shopId, "etsy", {
    sellerId: etsy.sellerId,
    ...(await etsy.newTokens()),
  });
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(worker.output().slice(-6_000));
  etsy.clearFaults();
});

afterAll(async () => {
  await worker.stop();
  await etsy.stop();
});

async function startWorker(): Promise<WorkerProcess> {
  const started = startWorkerProcess({
    ...etsy.settings,
    TRUSTED_FETCH_ORIGINS: etsy.url,
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
async function openListing(newCount = 2, oldCount = 2) {
  const [old, fresh] = [await paintMany(oldCount), await paintMany(newCount)];
  const productId = await addEnhancedProduct(shopId, "etsy-listing", fresh);
  const ref = await etsy.seed({
    title: "Mug",
    sku: "MUG",
    pictures: old.map((bytes) => ({ bytes, alt: "" })),
  });
  const listingId = await linkTestListing(shopId, account.id, ref, productId);
  return { ref, listingId, before: old.map(sha256Of), after: fresh.map(sha256Of) };
}

async function draft(listingId: string, mode: PublishMode = "replace"): Promise<string> {
  await draftPublications(shopId, { listingIds: [listingId], mode, actor });
  const { id } = await prisma.publication.findFirstOrThrow({
    where: { listingId },
    orderBy: { createdAt: "desc" },
  });
  return id;
}
const publication = (id: string) => prisma.publication.findUniqueOrThrow({ where: { id } });
const reaches = (id: string, state: string) =>
  eventually(`publication to be ${state}`, async () => (await publication(id)).state === state);
const approve = (id: string) => approvePublications(shopId, { publicationIds: [id], actor });
const shown = (ref: ListingRef) => etsy.shown(ref);
const uploadsTo = ({ externalId }: ListingRef) =>
  etsy.calls.filter(
    ({ operationId, path }) => operationId === "uploadListingImage" && path.includes(externalId),
  ).length;
const passTime = () =>
  prisma.outboxMessage.updateMany({ where: { dispatchedAt: null }, data: { notBefore: new Date() } });

async function goLive(listingId: string): Promise<string> {
  const id = await draft(listingId);
  await reaches(id, "planned");
  await approve(id);
  await reaches(id, "live");
  return id;
}

test("nothing is sent before a person approves; then buyers see the new pictures, and the old ones come back", async () => {
  const { ref, listingId, before, after } = await openListing();
  const id = await draft(listingId);
  await reaches(id, "planned");
  expect(await shown(ref)).toEqual(before);
  await approve(id);
  await reaches(id, "live");
  expect(await shown(ref)).toEqual(after);

  await restorePublication(shopId, id, actor);
  await reaches(id, "superseded");
  const { id: undoing } = await prisma.publication.findFirstOrThrow({ where: { restoresId: id } });
  await reaches(undoing, "live");
  expect(await shown(ref)).toEqual(before);
});

test("the same pictures again send nothing", async () => {
  const { listingId } = await openListing();
  await goLive(listingId);
  const writes = () =>
    etsy.calls.filter(({ method, path }) => method !== "GET" && path.includes("/listings/")).length;
  const sent = writes();
  const again = await draft(listingId);
  await reaches(again, "planned");
  expect((await publication(again)).plan).toMatchObject({
    changes: [{ kind: "unchanged" }, { kind: "unchanged" }],
  });
  expect(writes()).toBe(sent);
});

test("what we did not add stays when asked to preserve it", async () => {
  const { ref, listingId, before, after } = await openListing();
  const id = await draft(listingId, "preserve");
  await reaches(id, "planned");
  await approve(id);
  await reaches(id, "live");
  expect(await shown(ref)).toEqual([...after, ...before]);
});

test("a listing that changed since the plan is looked at again, by a person too", async () => {
  const { ref, listingId, before } = await openListing();
  const id = await draft(listingId);
  await reaches(id, "planned");
  await etsy.turnAround(ref);
  await approve(id);
  await eventually("a new plan", async () => {
    const { state, errorCode } = await publication(id);
    return state === "planned" && errorCode === "STALE";
  });
  expect(await shown(ref)).toEqual([...before].reverse());
  expect((await publication(id)).approvedBy).toBeNull();
});

test("a change by somebody else is told, not written over", async () => {
  const { ref, listingId, after } = await openListing();
  const id = await goLive(listingId);
  await etsy.turnAround(ref);
  await passTime();
  await reaches(id, "drifted");
  expect(await shown(ref)).toEqual([...after].reverse());
  expect((await prisma.listing.findUniqueOrThrow({ where: { id: listingId } })).driftedAt).not.toBeNull();
  await keepDrift(shopId, id, actor);
  expect((await publication(id)).state).toBe("superseded");
});

test("a channel that is stopped gets nothing until it is opened again", async () => {
  const { ref, listingId, before, after } = await openListing();
  const id = await draft(listingId);
  await reaches(id, "planned");
  await stopChannel(shopId, "etsy", actor);
  await approve(id);
  await eventually("the job to be done with", async () => {
    const own = { path: ["publicationId"], equals: id };
    const sent = await prisma.outboxMessage.findFirst({ where: { job: "publish", payload: own } });
    return sent !== null && sent.finishedAt !== null;
  });
  expect(await shown(ref)).toEqual(before);
  await openChannelAgain(shopId, "etsy", actor);
  await reaches(id, "live");
  expect(await shown(ref)).toEqual(after);
});

test("a seller who took the access back is asked to sign in, and the work goes on afterwards", async () => {
  const { ref, listingId, after } = await openListing();
  const id = await draft(listingId);
  await reaches(id, "planned");
  etsy.revoke();
  await approve(id);
  await reaches(id, "reauth_required");
  const { state } = await prisma.channelAccount.findUniqueOrThrow({ where: { id: account.id } });
  expect(state).toBe("reauth_required");

  const tokens = sealTokens(shopId, account.id, await etsy.newTokens());
  await prisma.$transaction(async (tx) => {
    await tx.channelAccount.update({ where: { id: account.id }, data: { ...tokens, state: "connected" } });
    await resumePublications(tx, shopId, account.id);
  });
  await reaches(id, "live");
  expect(await shown(ref)).toEqual(after);
});

/** Each on a listing of its own: every call that changes something. Only what keeps old pictures has to reorder them. */
const cuts: readonly (Pick<NewFault, "match" | "skip"> & { readonly mode: PublishMode })[] = [
  { mode: "replace", match: { operation: "uploadListingImage" } },
  { mode: "replace", match: { operation: "uploadListingImage" }, skip: 1 },
  { mode: "preserve", match: { operation: "updateListing" } },
  { mode: "replace", match: { operation: "deleteListingImage" } },
  { mode: "replace", match: { operation: "deleteListingImage" }, skip: 1 },
];

/** `hold` is before the effect of the call, `hold-after` between its effect and its answer. */
test.each(["hold", "hold-after"] as const)(
  "killed at %s of every call that changes something: each listing is as planned",
  async (kind) => {
    const opened = [];
    for (const cut of cuts) {
      const listing = await openListing(2, 3);
      const id = await draft(listing.listingId, cut.mode);
      await reaches(id, "planned");
      opened.push({ ...cut, ...listing, id });
    }
    for (const [nth, { id, match, skip }] of opened.entries()) {
      etsy.arm({ kind, ...(match && { match }), ...(skip !== undefined && { skip }) });
      await approve(id);
      await eventually("the call to be held", () => etsy.held() === nth + 1);
    }
    await worker.kill();
    etsy.clearFaults();
    worker = await startWorker();
    for (const { id } of opened) await reaches(id, "live");
    for (const { ref, mode, before, after } of opened)
      expect(await shown(ref)).toEqual(mode === "preserve" ? [...after, ...before] : after);
  },
);

test("what is scheduled goes out at its time, once, and not before", async () => {
  const { ref, listingId, before, after } = await openListing();
  const id = await draft(listingId);
  await reaches(id, "planned");
  const scheduledFor = new Date(Date.now() + 3_600_000);
  await approvePublications(shopId, { publicationIds: [id], actor, scheduledFor });
  // A job that comes early, as after a restart, sends nothing.
  await enqueue(prisma, "publish", { shopId, publicationId: id });
  await eventually("the early job to end", async () => {
    const open = { job: "publish", payload: { path: ["publicationId"], equals: id }, finishedAt: null };
    return (await prisma.outboxMessage.count({ where: open })) === 1;
  });
  expect(await shown(ref)).toEqual(before);
  await prisma.publication.update({ where: { id }, data: { scheduledFor: new Date() } });
  await passTime();
  await reaches(id, "live");
  expect(await shown(ref)).toEqual(after);
  expect(uploadsTo(ref)).toBe(after.length);
});

test("what is approved goes out by itself where the account was told so", async () => {
  await chooseAfterApproval(shopId, account.id, "publish", actor);
  // Its pictures are approved after that was chosen.
  const { ref, listingId, before, after } = await openListing();
  const anHourLater = new Date(Date.now() + 3_600_000);
  await publishApproved(anHourLater);
  const id = (await prisma.publication.findFirstOrThrow({ where: { listingId } })).id;
  await reaches(id, "live");
  expect(await shown(ref)).toEqual([...after, ...before]);
  expect(uploadsTo(ref)).toBe(after.length);
  await publishApproved(anHourLater);
  expect(await prisma.publication.count({ where: { listingId } })).toBe(1);
});

test("two jobs for the same publication send it once", async () => {
  const { ref, listingId, after } = await openListing();
  const id = await draft(listingId);
  await reaches(id, "planned");
  const held: NewFault = { kind: "hold", match: { operation: "uploadListingImage" } };
  etsy.arm(held);
  await approve(id);
  await eventually("the first picture to be on its way", () => etsy.held() > 0);
  await enqueue(prisma, "publish", { shopId, publicationId: id });
  await eventually("the second job to be refused", () => /"job":"publish".+BUSY/.test(worker.output()));
  etsy.clearFaults();
  await reaches(id, "live");
  expect(await shown(ref)).toEqual(after);
  expect(uploadsTo(ref)).toBe(after.length);
});
