/** Publications that go to a channel together: which are gathered, which are left alone, and what each may still do. */
import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import type { ImagePlan } from "#core/publishing/image-plan.ts";
import { emptyLedger } from "#core/publishing/publish-ledger.ts";
import { prisma } from "#prisma/client.ts";
import { connectTestAccount } from "#tests/fixtures/listings.ts";
import { jobsOf, openTestShop } from "#tests/fixtures/shop.ts";
import { openQueues } from "../queue.ts";
import { recoverLostWork } from "../recover-lost-work.ts";
import { approvePublications } from "./approve-publications.ts";
import { cancelPublication, retryPublication } from "./decide-publication.ts";
import { gatherFeed } from "./gather-feed.ts";
import { beginFeed, failFeed, finishFeed, openFeed, saveFeedLedger } from "./open-feed.ts";
import { openPublish } from "./open-publish.ts";
import { openChannelAgain, stopChannel } from "./stop-channel.ts";
import { withListingLease, withListingLeases } from "./with-listing-lease.ts";

const actor = "ann";
const plan: ImagePlan = { target: [], changes: [] };
const size = { minListings: 3, maxListings: 10 };
const us = "ATVPDKIKX0DER";

let shopId: string;
let accountId: string;

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  const tokens = { sellerId: "A1", accessToken: "a", refreshToken: "r" };
  ({ id: accountId } = await connectTestAccount(shopId, "amazon", tokens));
});

async function addQueued(sku: string, more: object = {}, marketplace = us): Promise<string> {
  const { id: listingId } = await prisma.listing.upsert({
    where: { accountId_marketplace_externalId: { accountId, marketplace, externalId: sku } },
    update: {},
    create: {
      ...{ shopId, accountId, marketplace, externalId: sku, kind: "sku", title: "Mug", state: "active" },
      ...{ imageCount: 0, seenAt: new Date(), link: "confirmed" },
    },
  });
  const row = { shopId, listingId, state: "queued", mode: "replace", requestedBy: actor, wanted: [], plan };
  return (await prisma.publication.create({ data: { ...row, ...more } })).id;
}
async function addMany(skus: string): Promise<string[]> {
  const ids = [];
  for (const sku of skus.split("")) ids.push(await addQueued(sku));
  return ids;
}
const read = (id: string) => prisma.publication.findUniqueOrThrow({ where: { id } });
async function gathered(skus = "ABC") {
  const ids = await addMany(skus);
  expect(await gatherFeed(shopId, ids[0] ?? "", size)).toBe(true);
  return { ids, feedId: (await read(ids[0] ?? "")).feedId ?? "" };
}

test("enough that wait for one store go together; one less go one by one", async () => {
  const [a = "", b = ""] = await addMany("AB");
  await addQueued("de", {}, "A1PA6795UKMFR9");
  await addQueued("later", { scheduledFor: new Date(Date.now() + 60_000) });
  await addQueued("begun", { snapshot: [] });
  await addQueued("planned", { state: "planned" });
  expect(await gatherFeed(shopId, a, size)).toBe(false);
  const c = await addQueued("C");
  // Many workers look at the same moment, and find the same feed.
  expect(await Promise.all([a, b, c].map((id) => gatherFeed(shopId, id, size)))).toEqual([true, true, true]);
  expect(await gatherFeed(shopId, b, size)).toBe(true);
  const feeds = await prisma.publicationFeed.findMany({ where: { shopId }, include: { publications: true } });
  expect(feeds).toHaveLength(1);
  expect(feeds[0]?.publications.map(({ id }) => id).sort()).toEqual([a, b, c].sort());
  expect(feeds[0]?.publications.map(({ feedPlace }) => feedPlace).sort()).toEqual([1, 2, 3]);
  expect(await jobsOf(shopId, "publish-feed")).toHaveLength(1);
  expect(await openPublish(shopId, a)).toBeNull();
});

test("what comes while a feed of the store is under way goes alone", async () => {
  const { feedId } = await gathered();
  const [d = ""] = await addMany("DEF");
  expect(await gatherFeed(shopId, d, size)).toBe(false);
  await finishFeed(shopId, feedId);
  expect(await gatherFeed(shopId, d, size)).toBe(true);
});

test("until it is sent, one can be cancelled and the channel be stopped", async () => {
  const { ids, feedId } = await gathered();
  const [a = "", b = ""] = ids;
  await cancelPublication(shopId, a, actor);
  expect((await openFeed(shopId, feedId))?.queued).toHaveLength(2);
  await stopChannel(shopId, "amazon", actor);
  expect(await openFeed(shopId, feedId)).toBeNull();
  expect(await beginFeed(shopId, feedId)).toBe(false);
  expect((await read(b)).state).toBe("queued");
  await openChannelAgain(shopId, "amazon", actor);
  expect(await jobsOf(shopId, "publish-feed")).toHaveLength(2);
  expect(await jobsOf(shopId, "publish")).toEqual([]);
  expect(await beginFeed(shopId, feedId)).toBe(true);
  const opened = await openFeed(shopId, feedId);
  expect(opened).toMatchObject({ queued: [], submitted: [{ place: 2 }, { place: 3 }] });
  await expect(cancelPublication(shopId, b, actor)).rejects.toMatchObject({ code: "CONFLICT" });
  // Its end is still read when the channel is stopped after it was sent.
  await saveFeedLedger(shopId, feedId, { ...emptyLedger, submittedAt: new Date().toISOString() });
  await stopChannel(shopId, "amazon", actor);
  expect((await openFeed(shopId, feedId))?.submitted).toHaveLength(2);
});

test("a newer publication of a listing waits for the feed that has an older one", async () => {
  const { feedId } = await gathered();
  await beginFeed(shopId, feedId);
  const newer = await addQueued("A");
  await expect(openPublish(shopId, newer)).rejects.toMatchObject({ code: "BUSY", retryAfterMs: 60_000 });
  await finishFeed(shopId, feedId);
  expect(await openPublish(shopId, newer)).not.toBeNull();
});

test("a feed that is given up gives up each in it, which can then be tried again alone", async () => {
  const { ids, feedId } = await gathered();
  const [a = "", b = ""] = ids;
  await cancelPublication(shopId, b, actor);
  await failFeed(shopId, feedId, new AppError("CHANNEL_FAILED", "expected an answer"));
  expect(await Promise.all(ids.map(async (id) => (await read(id)).state))).toEqual([
    ...["failed", "cancelled", "failed"],
  ]);
  expect(await openFeed(shopId, feedId)).toBeNull();
  await retryPublication(shopId, a, actor);
  expect(await read(a)).toMatchObject({ state: "queued", feedId: null });
  expect(await openPublish(shopId, a)).not.toBeNull();
});

test("what may have been sent waits for the seller's sign-in and is not sent again; the rest goes alone", async () => {
  const error = new AppError("REAUTH_REQUIRED", "expected a token");
  const sent = await gathered("ABC");
  await beginFeed(shopId, sent.feedId);
  await saveFeedLedger(shopId, sent.feedId, { ...emptyLedger, submittingAt: new Date().toISOString() });
  await failFeed(shopId, sent.feedId, error);
  expect(await openFeed(shopId, sent.feedId)).not.toBeNull();
  await finishFeed(shopId, sent.feedId);
  const unsent = await gathered("DEF");
  await failFeed(shopId, unsent.feedId, error);
  expect((await read(unsent.ids[0] ?? "")).state).toBe("reauth_required");
});

test("planned anew and approved, it is no part of the feed any more", async () => {
  const { ids, feedId } = await gathered();
  const [a = ""] = ids;
  await prisma.publication.update({ where: { id: a }, data: { state: "planned" } });
  await approvePublications(shopId, { publicationIds: [a], actor });
  expect((await openFeed(shopId, feedId))?.queued).toHaveLength(2);
});

test("a feed whose job was lost gets another one, and those in it none of their own", async () => {
  const { feedId } = await gathered();
  await stopChannel(shopId, "amazon", actor);
  const queues = await openQueues();
  const recovered = async () => {
    await prisma.outboxMessage.deleteMany({ where: { payload: { path: ["shopId"], equals: shopId } } });
    await recoverLostWork(queues, -1);
    const jobs = await Promise.all([jobsOf(shopId, "publish-feed"), jobsOf(shopId, "publish")]);
    return jobs.map(({ length }) => length);
  };
  try {
    // Stopped, it waits; once it was sent, its end is read in any case.
    expect(await recovered()).toEqual([0, 0]);
    await saveFeedLedger(shopId, feedId, { ...emptyLedger, submittedAt: new Date().toISOString() });
    expect(await recovered()).toEqual([1, 0]);
    await finishFeed(shopId, feedId);
    expect(await recovered()).toEqual([0, 0]);
  } finally {
    await queues.close();
  }
});

test("many listings are leased together or not at all", async () => {
  const rows = await prisma.publication.findMany({ where: { id: { in: await addMany("ABC") } } });
  const [one = "", ...others] = rows.map(({ listingId }) => listingId);
  await withListingLease(one, "job 1", async () => {
    const both = withListingLeases([one, ...others], "job 2", () => Promise.resolve());
    await expect(both).rejects.toMatchObject({ code: "BUSY" });
  });
  await withListingLeases([one, ...others], "job 2", async () => {
    const single = withListingLease(others[0] ?? "", "job 1", () => Promise.resolve());
    await expect(single).rejects.toMatchObject({ code: "BUSY" });
  });
  expect(await prisma.listingLease.count({ where: { listing: { shopId } } })).toBe(0);
});

test("nobody of another shop opens or begins it", async () => {
  const { feedId } = await gathered();
  const stranger = await openTestShop();
  expect(await openFeed(stranger.id, feedId)).toBeNull();
  await expect(beginFeed(stranger.id, feedId)).rejects.toThrow();
});
