import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import type { ImagePlan } from "#core/publishing/image-plan.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import { prisma } from "#prisma/client.ts";
import { addEnhancedProduct, connectTestAccount, linkTestListing } from "#tests/fixtures/listings.ts";
import { jobsOf, openTestShop } from "#tests/fixtures/shop.ts";
import { redactShop } from "../shops/redact-shop.ts";
import { arrangeSlots } from "../image-sets/arrange-slots.ts";
import { fillSlots } from "../image-sets/fill-slots.ts";
import { approvePublications } from "./approve-publications.ts";
import {
  cancelPublication,
  lookNow,
  replanPublication,
  reschedulePublication,
  restorePublication,
  retryPublication,
} from "./decide-publication.ts";
import { draftPublications } from "./draft-publications.ts";
import { openPublish } from "./open-publish.ts";
import { openPlanning } from "./open-planning.ts";
import { openPublicPicture } from "./public-pictures.ts";
import { recordPlan } from "./record-plan.ts";

const actor = "ann";
const emptyPlan: ImagePlan = { target: [], changes: [] };

let shopId: string;
let listingId: string;
let productId: string;

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  const tokens = { sellerId: "4101", accessToken: "a", refreshToken: "r" };
  const account = await connectTestAccount(shopId, "etsy", tokens);
  productId = await addEnhancedProduct(
    shopId,
    "etsy-listing",
    ["one", "two", "three"].map((text) => Buffer.from(text)),
  );
  const ref = { marketplace: "etsy", externalId: "77", kind: "listing" };
  listingId = await linkTestListing(shopId, account.id, ref, productId);
});

async function draft(): Promise<string> {
  await draftPublications(shopId, { listingIds: [listingId], mode: "replace", actor });
  return newest();
}
async function newest(): Promise<string> {
  const row = await prisma.publication.findFirstOrThrow({
    where: { listingId },
    orderBy: { createdAt: "desc" },
  });
  return row.id;
}
const stateOf = async (id: string) => (await prisma.publication.findUniqueOrThrow({ where: { id } })).state;
const put = (id: string, state: PublicationState, more: object = {}) =>
  prisma.publication.update({ where: { id }, data: { state, ...more } });
const listing = () => prisma.listing.findUniqueOrThrow({ where: { id: listingId } });

test("the rules fill the places in the order of the product's photos, and the merchant may do otherwise", async () => {
  const filled = await fillSlots(shopId, "etsy", await listing());
  expect(filled.slots.map(({ slot, alt }) => `${slot} ${alt ?? ""}`)).toEqual([
    "main Photo 0",
    "gallery-1 Photo 1",
    "gallery-2 Photo 2",
  ]);
  const [first, second] = filled.slots.map(({ rendition }) => rendition.id);
  const places = [second, first].map((renditionId = "") => ({ renditionId, alt: "A mug", variantKeys: [] }));
  await arrangeSlots(shopId, listingId, places, actor);
  const arranged = await fillSlots(shopId, "etsy", await listing());
  expect(arranged).toMatchObject({ isArranged: true, cut: [] });
  expect(arranged.slots.map(({ rendition }) => rendition.id)).toEqual([second, first]);
  await arrangeSlots(shopId, listingId, null, actor);
  expect((await fillSlots(shopId, "etsy", await listing())).isArranged).toBe(false);
});

test("only approved pictures of the product can be arranged, each once", async () => {
  const [{ rendition } = { rendition: { id: "" } }] = (await fillSlots(shopId, "etsy", await listing()))
    .slots;
  const place = (renditionId: string) => ({ renditionId, alt: null, variantKeys: [] });
  await expect(arrangeSlots(shopId, listingId, [place("nothing")], actor)).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
  const twice = [place(rendition.id), place(rendition.id)];
  await expect(arrangeSlots(shopId, listingId, twice, actor)).rejects.toMatchObject({ code: "BAD_INPUT" });
  const stranger = await openTestShop();
  await expect(arrangeSlots(stranger.id, listingId, null, actor)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("a channel gets a picture by the hash of its bytes, and nothing else", async () => {
  const opened = await openPlanning(shopId, await draft());
  const source = opened?.wanted[0]?.source;
  const sha256 = source?.kind === "rendition" ? source.sha256 : "";
  expect(source?.url.endsWith(`/pictures/${sha256}.jpg`)).toBe(true);
  expect(await openPublicPicture(sha256)).toMatchObject({ mimeType: "image/jpeg", bytes: 3 });
  expect(await openPublicPicture("0".repeat(64))).toBeNull();
});

test("a listing nobody confirmed is passed over", async () => {
  await prisma.listing.update({ where: { id: listingId }, data: { link: "suggested" } });
  const wish = { listingIds: [listingId], mode: "replace", actor } as const;
  expect(await draftPublications(shopId, wish)).toMatchObject({ drafted: 0, passedOver: 1 });
});

test("another publication of the listing takes the place of one that was not sent", async () => {
  const first = await draft();
  const second = await draft();
  expect([await stateOf(first), await stateOf(second)]).toEqual(["superseded", "draft"]);
});

test("a picture that breaks an official rule of the channel is not sent", async () => {
  const id = await draft();
  const opened = await openPlanning(shopId, id);
  expect(opened?.wanted.map(({ slot }) => slot)).toEqual(["main", "gallery-1", "gallery-2"]);
  const broken = { code: "etsy.any.format", severity: "error", message: "No.", slot: "main" } as const;
  const made = { wanted: opened?.wanted ?? [], plan: emptyPlan, present: [], issues: [broken] };
  await recordPlan(shopId, id, listingId, made);
  expect(await stateOf(id)).toBe("checked");
  const approving = approvePublications(shopId, { publicationIds: [id], actor });
  await expect(approving).rejects.toMatchObject({ code: "CONFLICT" });
  await replanPublication(shopId, id, actor);
  expect(await stateOf(id)).toBe("draft");
});

test("only the main picture answers to what a channel asks of main pictures, whatever made the others", async () => {
  const tokens = { sellerId: "A1", accessToken: "a", refreshToken: "r" };
  const { id: accountId } = await connectTestAccount(shopId, "amazon", tokens);
  const cups = await addEnhancedProduct(shopId, "amazon-main", [Buffer.from("four"), Buffer.from("five")]);
  const small = {
    check: "fill",
    severity: "pass",
    message: "Fill.",
    measured: 0.5,
    expected: "more",
    unit: "ratio",
  };
  await prisma.rendition.updateMany({ where: { productId: cups }, data: { findings: [small] } });
  const ref = { marketplace: "ATVPDKIKX0DER", externalId: "CUP", kind: "sku" };
  listingId = await linkTestListing(shopId, accountId, ref, cups);
  const opened = await openPlanning(shopId, await draft());
  expect(opened?.wanted.map(({ slot }) => slot)).toEqual(["main", "gallery-1"]);
  const fill = { code: "amazon.main.fill", severity: "error", slot: "main" };
  expect(opened?.issues).toEqual([expect.objectContaining(fill)]);
});

const inAnHour = () => new Date(Date.now() + 3_600_000);
/** When the newest of its jobs is due, in minutes from now. */
async function dueIn(id: string): Promise<number> {
  const { notBefore } = await prisma.outboxMessage.findFirstOrThrow({
    where: { job: "publish", payload: { path: ["publicationId"], equals: id } },
    orderBy: { createdAt: "desc" },
  });
  return Math.max(0, Math.round((notBefore.getTime() - Date.now()) / 60_000));
}

test("what is scheduled waits for its time, whichever job comes before", async () => {
  const id = await draft();
  await put(id, "planned", { plan: emptyPlan });
  await approvePublications(shopId, { publicationIds: [id], actor, scheduledFor: inAnHour() });
  expect(await dueIn(id)).toBe(60);
  expect(await openPublish(shopId, id)).toBeNull();
  await put(id, "queued", { scheduledFor: new Date(Date.now() - 1) });
  expect(await openPublish(shopId, id)).not.toBeNull();
});

test("its time can be moved, to now as well, as long as it waits", async () => {
  const id = await draft();
  await put(id, "planned", { plan: emptyPlan });
  await approvePublications(shopId, { publicationIds: [id], actor, scheduledFor: inAnHour() });
  await reschedulePublication(shopId, id, actor, new Date(Date.now() + 7_200_000));
  expect(await dueIn(id)).toBe(120);
  await reschedulePublication(shopId, id, actor);
  expect(await dueIn(id)).toBe(0);
  expect(await openPublish(shopId, id)).not.toBeNull();
  await expect(reschedulePublication(shopId, id, actor, inAnHour())).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("a time that is past is refused, and nothing is approved", async () => {
  const id = await draft();
  await put(id, "planned", { plan: emptyPlan });
  const scheduledFor = new Date(Date.now() - 1_000);
  const approving = approvePublications(shopId, { publicationIds: [id], actor, scheduledFor });
  await expect(approving).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await stateOf(id)).toBe("planned");
});

test("what was sent cannot be cancelled, what failed can be tried again or given up", async () => {
  const id = await draft();
  await put(id, "submitted");
  await expect(cancelPublication(shopId, id, actor)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(retryPublication(shopId, id, actor)).rejects.toMatchObject({ code: "CONFLICT" });
  await put(id, "failed");
  await retryPublication(shopId, id, actor);
  expect(await stateOf(id)).toBe("queued");
  await cancelPublication(shopId, id, actor);
  expect(await stateOf(id)).toBe("cancelled");
});

test("a look at the channel can be asked for", async () => {
  const id = await draft();
  await put(id, "live");
  await lookNow(shopId, id, actor);
  expect(await jobsOf(shopId, "track-publication")).toHaveLength(1);
});

test("nothing can be put back where nothing was changed, and by nobody of another shop", async () => {
  const id = await draft();
  await expect(restorePublication(shopId, id, actor)).rejects.toMatchObject({ code: "CONFLICT" });
  const stranger = await openTestShop();
  for (const verb of [restorePublication, cancelPublication, retryPublication, replanPublication, lookNow])
    await expect(verb(stranger.id, id, actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who may not publish, may not", async () => {
  const id = await draft();
  await prisma.staffMember.create({ data: { shopId, staffId: "9", permissions: ["enhance"] } });
  const wish = { listingIds: [listingId], mode: "replace", actor: "staff:9" } as const;
  await expect(draftPublications(shopId, wish)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(cancelPublication(shopId, id, "staff:9")).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the history is never rewritten, and goes with the shop", async () => {
  const id = await draft();
  await put(id, "planned", { plan: emptyPlan });
  await approvePublications(shopId, { publicationIds: [id], actor });
  const where = { publicationId: id };
  expect(await prisma.publicationEvent.count({ where })).toBe(1);
  await expect(prisma.publicationEvent.updateMany({ where, data: { actor: "nobody" } })).rejects.toThrow(
    /UPDATE/,
  );
  await expect(prisma.publicationEvent.deleteMany({ where })).rejects.toThrow(/DELETE/);
  const { domain } = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  await redactShop(domain);
  expect(await prisma.publicationEvent.count({ where })).toBe(0);
});
