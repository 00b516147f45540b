import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { addEnhancedProduct, connectTestAccount, linkTestListing } from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { readProductListings } from "../listings/publishable-listings.ts";
import { draftPublications } from "./draft-publications.ts";

test("a listing that the seller has not published gets nothing, however often it is asked for", async () => {
  const { id: shopId } = await openTestShop();
  const tokens = { sellerId: "4101", accessToken: "a", refreshToken: "r" };
  const { id: accountId } = await connectTestAccount(shopId, "ebay", tokens);
  const productId = await addEnhancedProduct(shopId, "ebay-gallery", [Buffer.from("one")]);
  const ref = { marketplace: "EBAY_US", externalId: "MUG", kind: "inventory" };
  const listingId = await linkTestListing(shopId, accountId, ref, productId);
  const wish = { listingIds: [listingId], mode: "preserve", actor: "ann" } as const;

  await prisma.listing.update({ where: { id: listingId }, data: { state: "unpublished" } });
  expect(await draftPublications(shopId, wish)).toMatchObject({ drafted: 0, passedOver: 1 });
  expect(await readProductListings(shopId, productId)).toEqual([]);
  expect(await prisma.publication.count({ where: { listingId } })).toBe(0);

  await prisma.listing.update({ where: { id: listingId }, data: { state: "active" } });
  expect(await draftPublications(shopId, wish)).toMatchObject({ drafted: 1, passedOver: 0 });
});
