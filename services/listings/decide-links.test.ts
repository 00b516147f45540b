import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { connectTestAccount } from "#tests/fixtures/listings.ts";
import { addProducts, makeProduct, openTestShop } from "#tests/fixtures/shop.ts";
import { draftPublications } from "../publications/draft-publications.ts";
import { decideLinks, linkListing } from "./decide-links.ts";
import { listListings } from "./list-listings.ts";
import type { ListingFilter } from "./listing-filter.ts";
import { suggestLinks } from "./suggest-links.ts";

let shopId: string;
let accountId: string;
let productId: string;

beforeEach(async () => {
  ({ id: shopId } = await openTestShop());
  const tokens = { sellerId: "123", accessToken: "access", refreshToken: "refresh" };
  ({ id: accountId } = await connectTestAccount(shopId, "etsy", tokens));
  [productId = ""] = await addProducts(shopId, [makeProduct("mug", { title: "Blue mug" })]);
});

const add = async (title: string, changed: Partial<Prisma.ListingUncheckedCreateInput> = {}) => {
  const { id } = await prisma.listing.create({
    data: {
      ...{
        shopId,
        accountId,
        marketplace: "etsy",
        externalId: title,
        kind: "listing",
        title,
        state: "active",
      },
      ...{ imageCount: 0, seenAt: new Date(), searchText: title.toLowerCase(), skus: [] },
      ...changed,
    },
  });
  return id;
};
const suggested = () => ({ link: "suggested", productId, linkConfidence: 1, linkReason: "sku" }) as const;
const read = (id: string) => prisma.listing.findUniqueOrThrow({ where: { id } });

test("a suggestion is confirmed by a person, and what has none is passed over", async () => {
  const [one, other] = [await add("One", suggested()), await add("Other")];
  expect(await decideLinks(shopId, [one, other], "confirm", "staff:1")).toBe(1);
  expect(await read(one)).toMatchObject({ link: "confirmed", productId, linkedBy: "staff:1" });
  expect(await read(other)).toMatchObject({ link: "none", linkedBy: null });
  expect(await prisma.activity.findFirst({ where: { shopId, kind: "listing.confirmed" } })).toMatchObject({
    ...{ actor: "staff:1", subject: "listing", subjectId: one, title: "One" },
    ...{ before: null, after: { product: "Blue mug" } },
  });
});

test("a suggestion whose product is gone from the shop is not confirmed", async () => {
  const id = await add("One", suggested());
  await prisma.product.update({ where: { id: productId }, data: { deletedAt: new Date() } });
  expect(await decideLinks(shopId, [id], "confirm", "staff:1")).toBe(0);
  expect(await read(id)).toMatchObject({ link: "suggested" });
});

test("what a person decided outlives later suggestions; only the sure ones are confirmed together", async () => {
  const [sure, unsure] = [
    await add("Sure", { ...suggested(), skus: ["SKU-1"] }),
    await add("Unsure", { ...suggested(), linkConfidence: 0.6, linkReason: "title" }),
  ];
  expect(await decideLinks(shopId, { link: "suggested", sure: 0.95 }, "confirm", "staff:1")).toBe(1);
  expect(await decideLinks(shopId, [unsure], "refuse", "staff:1")).toBe(1);
  await prisma.productVariant.create({
    data: { shopId, productId, gid: "gid://shopify/ProductVariant/1", title: "", sku: "SKU-2", position: 0 },
  });
  await prisma.listing.updateMany({ where: { shopId }, data: { skus: ["SKU-2"], title: "Blue mug" } });
  await suggestLinks(shopId);
  expect([(await read(sure)).link, (await read(unsure)).link]).toEqual(["confirmed", "refused"]);
});

test("everything that matches a filter is decided at once, and nothing else", async () => {
  const [mug, cup] = [await add("Mug", suggested()), await add("Cup", suggested())];
  expect(await decideLinks(shopId, { search: "mug", link: "suggested" }, "confirm", "staff:1")).toBe(1);
  expect([(await read(mug)).link, (await read(cup)).link]).toEqual(["confirmed", "suggested"]);
});

test("a whole shop is decided at once, however many listings it has", async () => {
  await prisma.$executeRaw`
    INSERT INTO "Listing" (id, "shopId", "accountId", marketplace, "externalId", kind, title, state, "imageCount", "seenAt",
      link, "productId")
    SELECT 'mug-' || nth, ${shopId}, ${accountId}, 'etsy', nth, 'listing', 'Mug', 'active', 0, now(), 'suggested',
      ${productId}
    FROM generate_series(1, 35000) AS nth`;
  expect(await decideLinks(shopId, {}, "confirm", "staff:1")).toBe(35_000);
  expect(await decideLinks(shopId, {}, "unlink", "staff:1")).toBe(35_000);
  expect(await prisma.listing.count({ where: { shopId, link: "none" } })).toBe(35_000);
});

test("left out and taken away lose their product, and what was planned for them is cancelled", async () => {
  const [left, linked] = [await add("Left", suggested()), await add("Linked", suggested())];
  await decideLinks(shopId, [linked], "confirm", "staff:1");
  const { batchId } = await draftPublications(shopId, {
    listingIds: [linked],
    mode: "preserve",
    actor: "staff:1",
  });
  expect(await decideLinks(shopId, [left, linked], "refuse", "staff:1")).toBe(1);
  expect(await decideLinks(shopId, [left, linked], "unlink", "staff:1")).toBe(2);
  expect(await read(linked)).toMatchObject({ link: "none", productId: null, linkReason: null });
  expect(await prisma.publication.findFirst({ where: { batchId } })).toMatchObject({ state: "cancelled" });
});

test("the log names the product a listing had and the one it has", async () => {
  const [other = ""] = await addProducts(shopId, [makeProduct("cup", { title: "Red cup" })]);
  const id = await add("Any", suggested());
  await linkListing(shopId, id, { id: other }, "staff:1");
  await decideLinks(shopId, [id], "unlink", "staff:1");
  const lines = await prisma.activity.findMany({
    where: { shopId, subject: "listing" },
    orderBy: { at: "asc" },
  });
  expect(lines.map(({ kind, before, after }) => ({ kind, before, after }))).toEqual([
    { kind: "listing.linked", before: { product: "Blue mug" }, after: { product: "Red cup" } },
    { kind: "listing.unlinked", before: { product: "Red cup" }, after: null },
  ]);
});

test("a person links to any product of the shop, by Shopify's id too", async () => {
  const id = await add("Any");
  await linkListing(shopId, id, { gid: "gid://shopify/Product/mug" }, "staff:1");
  expect(await read(id)).toMatchObject({ link: "confirmed", productId, linkReason: "person" });
});

test("linked by hand, a listing of one variant's SKU belongs to that variant", async () => {
  const sku = (name: string) => ({ gid: `gid://shopify/ProductVariant/${name}`, title: name, sku: name });
  await prisma.productVariant.createMany({
    data: ["S", "M"].map((name) => ({ shopId, productId, position: 1, ...sku(name) })),
  });
  const [one, both] = [await add("Mug", { skus: ["M"] }), await add("Mugs", { skus: ["S", "M"] })];
  for (const id of [one, both]) await linkListing(shopId, id, { id: productId }, "staff:1");
  const medium = await prisma.productVariant.findFirstOrThrow({ where: { productId, sku: "M" } });
  expect((await read(one)).variantId).toBe(medium.id);
  expect((await read(both)).variantId).toBeNull();
});

test("what is not there, has ended, or is another shop's is refused and changes nothing", async () => {
  const { id: stranger } = await openTestShop();
  const [id, ended] = [await add("Mine", suggested()), await add("Ended", { state: "ended" })];
  const [theirs = ""] = await addProducts(stranger, [makeProduct("theirs")]);
  const link = (shop: string, listing: string, product: string) =>
    linkListing(shop, listing, { id: product }, "staff:1");
  await expect(link(stranger, id, theirs)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(link(shopId, id, theirs)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(link(shopId, ended, productId)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await decideLinks(stranger, [id], "confirm", "staff:1")).toBe(0);
  expect(await decideLinks(stranger, {}, "confirm", "staff:1")).toBe(0);
  expect(await read(id)).toMatchObject({ link: "suggested" });
  await expect(decideLinks(shopId, { search: "x".repeat(201) }, "confirm", "staff:1")).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

test("listings come by title, with their product, counts and neighbours; ended ones are left out", async () => {
  for (let nth = 0; nth < 55; nth++) await add(`Listing ${nth.toString().padStart(2, "0")}`);
  await add("A mug", suggested());
  await add("Gone", { state: "ended" });
  const first = await listListings(shopId, {}, null);
  expect(first.listings[0]).toMatchObject({
    ...{ title: "A mug", channel: "etsy", link: "suggested", confidence: 1, publication: null },
    product: { id: productId, title: "Blue mug", variant: null },
  });
  expect(first).toMatchObject({ total: 56, counts: { none: 55, suggested: 1, confirmed: 0, refused: 0 } });
  const second = await listListings(shopId, {}, first.nextCursor);
  expect(second.listings.map(({ title }) => title).at(-1)).toBe("Listing 54");
  expect(first.listings.length + second.listings.length).toBe(56);
  const found = await listListings(shopId, { link: "suggested", search: "mug", channel: "etsy" }, null);
  expect(found.listings).toHaveLength(1);
  expect((await listListings(shopId, { channel: "ebay" }, null)).total).toBe(0);
});

test("the filter knows the account, how sure a suggestion is, and how far the pictures are", async () => {
  const tokens = { sellerId: "456", accessToken: "access", refreshToken: "refresh" };
  const { id: second } = await connectTestAccount(shopId, "etsy", tokens);
  const linked = { ...suggested(), link: "confirmed" } as const;
  const [live, planned] = [await add("Live", linked), await add("Planned", { ...linked, accountId: second })];
  await add("Sure", suggested());
  await add("Unsure", { ...suggested(), linkConfidence: 0.7 });
  await add("Ended", { accountId: second, state: "ended" });
  const states = [
    [live, "live"],
    [live, "superseded"],
    [planned, "planned"],
  ] as const;
  for (const [listingId, state] of states)
    await prisma.publication.create({
      data: { shopId, listingId, state, mode: "preserve", requestedBy: "staff:1", wanted: [] },
    });
  const titles = async (filter: ListingFilter) =>
    (await listListings(shopId, filter, null)).listings.map(({ title }) => title);
  expect(await titles({ account: second })).toEqual(["Planned"]);
  expect(await titles({ link: "suggested", sure: 0.95 })).toEqual(["Sure"]);
  expect(await titles({ pictures: "live" })).toEqual(["Live"]);
  expect(await titles({ pictures: "to-approve" })).toEqual(["Planned"]);
  expect(await titles({ pictures: "none" })).toEqual(["Sure", "Unsure"]);
  expect(await titles({ pictures: "problem" })).toEqual([]);
});
