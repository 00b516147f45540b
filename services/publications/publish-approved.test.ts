import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import type { AfterApproval } from "#core/publishing/after-approval.ts";
import { prisma } from "#prisma/client.ts";
import { addEnhancedProduct, connectTestAccount, linkTestListing } from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { chooseAfterApproval } from "../accounts/choose-after-approval.ts";
import { decide } from "../review/decide.ts";
import { recordPlan } from "./record-plan.ts";
import { publishApproved } from "./publish-approved.ts";

const actor = "staff:1";
const hourMs = 3_600_000;
let shopId: string;
let accountId: string;
let listingId: string;
let productId: string;

beforeEach(async () => {
  // The sweep looks at every shop, those of earlier tests as well.
  await prisma.channelAccount.updateMany({ data: { afterApproval: "wait" } });
  shopId = (await openTestShop()).id;
  const tokens = { sellerId: "4101", accessToken: "a", refreshToken: "r" };
  accountId = (await connectTestAccount(shopId, "etsy", tokens)).id;
  productId = await addEnhancedProduct(shopId, "etsy-listing", [Buffer.from("one"), Buffer.from("two")]);
  const ref = { marketplace: "etsy", externalId: "77", kind: "listing" };
  listingId = await linkTestListing(shopId, accountId, ref, productId);
});

const choose = (choice: AfterApproval) => chooseAfterApproval(shopId, accountId, choice, actor);
/** As when the approvals of this moment lie an hour back. */
const sweepLater = () => publishApproved(new Date(Date.now() + hourMs));
const publications = () =>
  prisma.publication.findMany({ where: { listingId }, orderBy: { createdAt: "desc" } });

async function approveAnew(): Promise<void> {
  const rows = await prisma.rendition.findMany({ where: { productId } });
  for (const { id } of rows) {
    await decide(shopId, id, { kind: "reopen", actor });
    await decide(shopId, id, { kind: "approve", actor });
  }
}

test("nothing happens by itself until somebody chooses it, and then for what is approved from then on", async () => {
  expect(await sweepLater()).toBe(0);
  await choose("publish");
  expect(await sweepLater()).toBe(0);
  await approveAnew();
  expect(await sweepLater()).toBe(1);
  expect(await publications()).toMatchObject([
    { state: "draft", mode: "preserve", requestedBy: actor, approvedBy: actor },
  ]);
});

test("pictures approved one after the other go out once, when nobody decides any more", async () => {
  await choose("publish");
  await approveAnew();
  expect(await publishApproved()).toBe(0);
  expect(await sweepLater()).toBe(1);
  expect(await sweepLater()).toBe(0);
  expect(await publications()).toHaveLength(1);
});

test("two processes that sweep at once draft once", async () => {
  await choose("plan");
  await approveAnew();
  const counts = await Promise.all([sweepLater(), sweepLater(), sweepLater()]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await publications()).toHaveLength(1);
});

test("what shall be planned alone waits for a person", async () => {
  await choose("plan");
  await approveAnew();
  await sweepLater();
  expect(await publications()).toMatchObject([{ state: "draft", approvedBy: null }]);
});

test("what stands in the way withholds it", async () => {
  await choose("publish");
  await approveAnew();
  await sweepLater();
  const [{ id } = { id: "" }] = await publications();
  const issue = { code: "etsy.any.format", severity: "error", message: "No.", slot: "main" } as const;
  const plan = { target: [], changes: [] };
  await recordPlan(shopId, id, listingId, { wanted: [], plan, present: [], issues: [issue] });
  expect(await publications()).toMatchObject([{ state: "checked" }]);
});

test.each([
  ["a link nobody confirmed", () => changeListing({ link: "suggested" })],
  ["a listing that ended", () => changeListing({ state: "ended" })],
  ["a listing that somebody else changed", () => changeListing({ driftedAt: new Date() })],
  ["a picture that is still being made", () => makeAnother()],
  ["a publication under way", () => addQueued()],
  ["a listing whose pictures a person plans to replace", () => addQueued("planned", "replace")],
  ["a picture made for another channel", () => madeFor("shopify-square")],
  ["an account that signed out", () => signOut()],
])("%s gets nothing", async (_what, change) => {
  await choose("publish");
  await approveAnew();
  await change();
  expect(await sweepLater()).toBe(0);
});

const changeListing = (data: object) => prisma.listing.update({ where: { id: listingId }, data });
const signOut = () =>
  prisma.channelAccount.update({ where: { id: accountId }, data: { state: "reauth_required" } });
const makeAnother = async () => {
  const { id } = await prisma.rendition.findFirstOrThrow({ where: { productId } });
  return prisma.rendition.update({ where: { id }, data: { state: "rendering" } });
};
const madeFor = (presetName: string) =>
  prisma.rendition.updateMany({ where: { productId }, data: { presetName } });
const addQueued = (state = "queued", mode = "preserve") =>
  prisma.publication.create({
    data: {
      ...{ shopId, listingId, state, mode, requestedBy: actor, wanted: [] },
      createdAt: new Date(0),
    },
  });

test("who chose it and may not publish any more gets a plan alone", async () => {
  await choose("publish");
  await approveAnew();
  await prisma.staffMember.create({
    data: { shopId, staffId: "1", name: "Ann", permissions: ["approve"], isOwner: false },
  });
  await sweepLater();
  expect(await publications()).toMatchObject([{ state: "draft", approvedBy: null }]);
});
