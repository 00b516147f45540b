import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import type { ImagePlan, WantedImage } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import { prisma } from "#prisma/client.ts";
import { addEnhancedProduct, connectTestAccount, linkTestListing } from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { readLinkedListings } from "../listings/read-linked-listings.ts";
import { readProductListings } from "../listings/publishable-listings.ts";
import { approvePublications } from "./approve-publications.ts";
import { cancelPublications, replanPublications } from "./decide-many.ts";
import { cancelPublication } from "./decide-publication.ts";
import { draftPublications } from "./draft-publications.ts";
import { planAgain } from "./keep-snapshot.ts";
import { bulkStates, listPublications } from "./list-publications.ts";
import { type PublicationFilter, readPublicationIds } from "./publication-filter.ts";
import { readPublication } from "./read-publication.ts";
import { recordPlan } from "./record-plan.ts";

const actor = "ann";
const present: LiveImage = {
  slot: "main",
  imageId: "1",
  url: "https://etsy.example/1.jpg",
  alt: "",
  variantKeys: [],
};
const file = { sha256: "a", mimeType: "image/jpeg", bytes: 1, url: "https://ours.example/a.jpg" };
const ours: WantedImage = {
  slot: "main",
  alt: "A mug",
  variantKeys: [],
  source: { kind: "rendition", ...file },
};
const plan: ImagePlan = {
  target: [ours],
  changes: [{ kind: "replace", slot: "main", before: present, after: ours }],
};

let shopId: string;
let accountId: string;
let productId: string;

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  const tokens = { sellerId: "4101", accessToken: "a", refreshToken: "r" };
  accountId = (await connectTestAccount(shopId, "etsy", tokens)).id;
  productId = await addEnhancedProduct(shopId, "etsy-listing", [Buffer.from("one")]);
});

const link = (externalId: string) =>
  linkTestListing(shopId, accountId, { marketplace: "etsy", externalId, kind: "listing" }, productId);

async function draft(...listingIds: string[]): Promise<{ batchId: string; ids: string[] }> {
  const { batchId } = await draftPublications(shopId, { listingIds, mode: "preserve", actor });
  const rows = await prisma.publication.findMany({
    where: { batchId },
    orderBy: { listing: { externalId: "asc" } },
  });
  return { batchId, ids: rows.map(({ id }) => id) };
}
async function planned(id: string, issues: Parameters<typeof recordPlan>[3]["issues"] = []): Promise<void> {
  const { listingId } = await prisma.publication.findUniqueOrThrow({ where: { id } });
  await recordPlan(shopId, id, listingId, { wanted: [ours], plan, present: [present], issues });
}

test("views part what waits, goes, went wrong and is live; a batch shows what was cancelled in it too", async () => {
  const { batchId, ids } = await draft(await link("1"), await link("2"), await link("3"));
  const [ready = "", blocked = "", gone = ""] = ids;
  await planned(ready);
  await planned(blocked, [
    { code: "etsy.main.size", severity: "error", message: "Too small.", slot: "main" },
  ]);
  await cancelPublication(shopId, gone, actor);
  const all = await listPublications(shopId, {}, null);
  expect(all.publications.map(({ id }) => id).sort()).toEqual([ready, blocked].sort());
  expect(all.counts).toEqual({ waiting: 2, "under-way": 0, trouble: 0, live: 0 });
  expect((await listPublications(shopId, { batch: batchId }, null)).publications).toHaveLength(3);

  await approvePublications(shopId, { publicationIds: ids, actor });
  const waiting = await listPublications(shopId, { view: "waiting" }, null);
  expect(waiting.publications).toMatchObject([
    { id: blocked, state: "checked", errors: 1, warnings: 0, changes: { replace: 1, add: 0 } },
  ]);
  expect((await listPublications(shopId, { view: "under-way" }, null)).publications).toMatchObject([
    { id: ready, state: "queued", channel: "etsy", listing: { title: "Blue mug" } },
  ]);
});

test("pages go on where the last one ended, and back", async () => {
  const { listings } = await manyListings(60);
  await draft(...listings);
  const first = await listPublications(shopId, {}, null);
  expect(first.publications).toHaveLength(50);
  const second = await listPublications(shopId, {}, first.nextCursor);
  expect(second.publications).toHaveLength(10);
  expect(second.nextCursor).toBeNull();
  const seen = new Set([...first.publications, ...second.publications].map(({ id }) => id));
  expect(seen.size).toBe(60);
  expect((await listPublications(shopId, {}, second.previousCursor)).publications).toEqual(
    first.publications,
  );
  await expect(listPublications(shopId, {}, "nonsense")).rejects.toMatchObject({ code: "BAD_INPUT" });
});

async function manyListings(count: number): Promise<{ listings: string[] }> {
  const rows = await prisma.listing.createManyAndReturn({
    data: Array.from({ length: count }, (_, nth) => ({
      ...{ shopId, accountId, marketplace: "etsy", externalId: `n${nth}`, kind: "listing", title: "Mug" },
      ...{
        state: "active" as const,
        imageCount: 0,
        seenAt: new Date(),
        link: "confirmed" as const,
        productId,
      },
    })),
    select: { id: true },
  });
  return { listings: rows.map(({ id }) => id) };
}

test("more listings than one statement takes are found by a filter and planned with one click", async () => {
  await manyListings(6_000);
  const listingIds = await readLinkedListings(shopId, { link: "confirmed" });
  expect(listingIds).toHaveLength(6_000);
  const { batchId, drafted } = await draftPublications(shopId, { listingIds, mode: "preserve", actor });
  expect(drafted).toBe(6_000);
  const jobs = await prisma.outboxMessage.count({
    where: { job: "plan-publication", payload: { path: ["runId"], equals: batchId } },
  });
  expect(jobs).toBe(6_000);
});

test("what is ready is found on every page, of one batch or of all", async () => {
  const [one, other] = [await draft(await link("1")), await draft(await link("2"))];
  for (const id of [...one.ids, ...other.ids]) await planned(id);
  const readReady = (filter: PublicationFilter) => readPublicationIds(shopId, filter, bulkStates.approve);
  expect(await readReady({ batch: one.batchId })).toEqual(one.ids);
  const all = await readReady({ account: accountId });
  expect(all.sort()).toEqual([...one.ids, ...other.ids].sort());
  expect(await readReady({ view: "trouble" })).toEqual([]);
  expect(await readReady({ account: "another" })).toEqual([]);
  const { can } = await listPublications(shopId, {}, null);
  expect(can).toEqual({ approve: 2, replan: 2, cancel: 2 });
});

test("one is read with its pictures before and after, what speaks against it, and who did what", async () => {
  const listingId = await link("1");
  const { ids } = await draft(listingId);
  const [id = ""] = ids;
  expect(await readPublication(shopId, id)).toMatchObject({
    state: "draft",
    changes: null,
    canRestore: false,
  });
  const issues = [
    { code: "etsy.any.rec", severity: "warning", message: "Larger is better.", slot: null },
  ] as const;
  await planned(id, issues);
  await approvePublications(shopId, { publicationIds: [id], actor });
  const read = await readPublication(shopId, id);
  expect(read).toMatchObject({
    ...{ state: "queued", mode: "preserve", channel: "etsy", issues, restoresId: null },
    listing: { id: listingId, title: "Blue mug" },
    product: { id: productId },
    changes: [
      {
        ...{ kind: "replace", slot: "main" },
        before: { url: "https://etsy.example/1.jpg", alt: "" },
        after: { url: "https://ours.example/a.jpg", alt: "A mug" },
      },
    ],
  });
  expect(read.events.map(({ state }) => state)).toEqual(["checked", "planned", "queued"]);
});

test("when the listing changed after the approval, the page says why it asks once more", async () => {
  const [id = ""] = (await draft(await link("1"))).ids;
  await planned(id);
  await approvePublications(shopId, { publicationIds: [id], actor });
  await planAgain(shopId, id);
  await planned(id);
  const { state, errorMessage } = await readPublication(shopId, id);
  expect(state).toBe("planned");
  expect(errorMessage).toContain("changed since this was planned");
});

test("of a product only what a person linked and what is still on sale can be published", async () => {
  const [linked, ended, suggested] = [await link("1"), await link("2"), await link("3")];
  await prisma.listing.update({ where: { id: ended }, data: { state: "ended" } });
  await prisma.listing.update({ where: { id: suggested }, data: { link: "suggested" } });
  expect(await readProductListings(shopId, productId)).toEqual([linked]);
  const stranger = (await openTestShop()).id;
  await expect(readProductListings(stranger, productId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("another shop sees nothing of it", async () => {
  const { batchId, ids } = await draft(await link("1"));
  const stranger = (await openTestShop()).id;
  expect((await listPublications(stranger, { batch: batchId }, null)).publications).toEqual([]);
  await expect(readPublication(stranger, ids[0] ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("more than one statement takes are approved, cancelled and planned again, each told of once", async () => {
  const { listings } = await manyListings(6_000);
  const { batchId: batch } = await draftPublications(shopId, {
    listingIds: listings,
    mode: "replace",
    actor,
  });
  await prisma.publication.updateMany({ where: { batchId: batch }, data: { state: "planned" } });
  const publicationIds = await readPublicationIds(shopId, { batch }, ["planned"]);
  expect(await approvePublications(shopId, { publicationIds, actor })).toEqual({ queued: 6_000 });
  const ofBatch = { payload: { path: ["runId"], equals: batch } };
  expect(await prisma.outboxMessage.count({ where: { job: "publish", ...ofBatch } })).toBe(6_000);
  expect(await prisma.activity.count({ where: { shopId, kind: "publication.approved" } })).toBe(6_000);

  expect(await cancelPublications(shopId, { batch }, actor)).toBe(6_000);
  expect(await cancelPublications(shopId, { batch }, actor), "all were cancelled before").toBe(0);
  const events = { publication: { batchId: batch }, kind: "state" };
  expect(await prisma.publicationEvent.count({ where: events })).toBe(12_000);
});

test("what did not succeed is planned again in the mode it had; what was to be put back is not", async () => {
  const { batchId: batch, ids } = await draft(await link("1"), await link("2"), await link("3"));
  const [refused = "", back = "", live = ""] = ids;
  await prisma.publication.update({ where: { id: refused }, data: { state: "rejected", mode: "replace" } });
  await prisma.publication.update({ where: { id: back }, data: { state: "failed", restoresId: live } });
  await prisma.publication.update({ where: { id: live }, data: { state: "live" } });
  expect((await listPublications(shopId, { batch, view: "trouble" }, null)).can.replan).toBe(2);
  expect(await replanPublications(shopId, { batch, view: "trouble" }, actor)).toBe(1);
  const anew = await prisma.publication.findFirstOrThrow({ where: { shopId, state: "draft" } });
  expect(anew).toMatchObject({ mode: "replace", restoresId: null });
  expect(await prisma.publication.findUniqueOrThrow({ where: { id: refused } })).toMatchObject({
    state: "superseded",
  });
  expect(await prisma.publication.findUniqueOrThrow({ where: { id: back } })).toMatchObject({
    state: "failed",
  });
});

test("a list is cancelled and planned again only by who may publish, and only in one's own shop", async () => {
  const { batchId: batch } = await draft(await link("1"));
  const other = await openTestShop();
  expect(await cancelPublications(other.id, { batch }, actor)).toBe(0);
  expect(await replanPublications(other.id, { batch }, actor)).toBe(0);
  const clerk = "staff:9";
  await prisma.staffMember.create({ data: { shopId, staffId: "9", permissions: ["enhance"] } });
  await expect(cancelPublications(shopId, { batch }, clerk)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(replanPublications(shopId, { batch, view: "waiting" }, clerk)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
