import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { emptyLedger } from "#core/publishing/publish-ledger.ts";
import { addEnhancedProduct, connectTestAccount, linkTestListing } from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { arrangeSlots } from "../image-sets/arrange-slots.ts";
import { openPlanning } from "../publications/open-planning.ts";
import { draftPublications } from "../publications/draft-publications.ts";
import { readListing } from "./read-listing.ts";

const actor = "staff:1";
let shopId: string;
let listingId: string;

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  const tokens = { sellerId: "4101", accessToken: "a", refreshToken: "r" };
  const { id } = await connectTestAccount(shopId, "etsy", tokens);
  const bytes = ["one", "two", "three"].map((text) => Buffer.from(text));
  const productId = await addEnhancedProduct(shopId, "etsy-listing", bytes);
  const ref = { marketplace: "etsy", externalId: "77", kind: "listing" };
  listingId = await linkTestListing(shopId, id, ref, productId);
});

const place = (renditionId: string, alt: string | null = null) => ({ renditionId, alt, variantKeys: [] });
const idsOf = async () => (await readListing(shopId, listingId)).wanted.places.map((one) => one.renditionId);

test("without an arrangement the product's order counts, and nothing is left out", async () => {
  const { wanted, live, publications, link } = await readListing(shopId, listingId);
  expect(wanted).toMatchObject({ isArranged: false, vanished: 0, leftOut: [] });
  expect(wanted.places.map(({ photoAlt }) => photoAlt)).toEqual(["Photo 0", "Photo 1", "Photo 2"]);
  expect({ live, publications, link }).toEqual({ live: null, publications: [], link: "confirmed" });
});

test("what a person arranged is shown, planned in that order, and written down", async () => {
  const [first = "", second = "", third = ""] = await idsOf();
  await arrangeSlots(shopId, listingId, [place(third, "From behind"), place(first)], actor);
  const { wanted } = await readListing(shopId, listingId);
  expect(wanted.isArranged).toBe(true);
  expect(wanted.places.map(({ renditionId, alt }) => [renditionId, alt])).toEqual([
    [third, "From behind"],
    [first, null],
  ]);
  expect(wanted.leftOut.map(({ renditionId }) => renditionId)).toEqual([second]);

  await draftPublications(shopId, { listingIds: [listingId], mode: "preserve", actor });
  const [publication] = (await readListing(shopId, listingId)).publications;
  const planned = await openPlanning(shopId, publication?.id ?? "");
  expect(planned?.wanted.map(({ slot, alt }) => [slot, alt])).toEqual([
    ["main", "From behind"],
    ["gallery-1", "Photo 0"],
  ]);
  const logged = await prisma.activity.findMany({ where: { shopId, kind: "listing.arranged" } });
  expect(logged).toMatchObject([{ subjectId: listingId, actor, after: { pictures: 2 } }]);
});

test("a picture that is not approved any more falls out, and is counted", async () => {
  const [first = "", second = ""] = await idsOf();
  await arrangeSlots(shopId, listingId, [place(second), place(first)], actor);
  await prisma.rendition.update({ where: { id: second }, data: { state: "rejected" } });
  const { wanted } = await readListing(shopId, listingId);
  expect(wanted.vanished).toBe(1);
  expect(wanted.places.map(({ renditionId }) => renditionId)).toEqual([first]);
});

test("each picture says where buyers see it, and the newest publication what speaks against it", async () => {
  const [first = "", second = "", third = ""] = await idsOf();
  await draftPublications(shopId, { listingIds: [listingId], mode: "preserve", actor });
  const { publications } = await readListing(shopId, listingId);
  const id = publications[0]?.id ?? "";
  const wanted = (await openPlanning(shopId, id))?.wanted ?? [];
  const uploads = wanted.slice(0, 2).flatMap(({ source }, index) => {
    const sent = { imageId: `i${index}`, url: `https://shop.example/${index}` };
    return source.kind === "rendition" ? [[source.sha256, sent] as const] : [];
  });
  const issue = { code: "e1", severity: "error", message: "Too small", slot: "main" } as const;
  const ledger = { ...emptyLedger, uploads: Object.fromEntries(uploads) };
  await prisma.publication.update({
    where: { id },
    data: { submittedAt: new Date(), ledger, issues: [issue], state: "live" },
  });
  const stranger = { slot: "main", imageId: "s", url: "https://shop.example/s", alt: null, variantKeys: [] };
  const live = uploads.map(([, sent], i) => ({ ...stranger, ...sent, slot: `gallery-${i + 1}` }));
  await prisma.listing.update({
    where: { id: listingId },
    data: { images: [stranger, ...live], imagesReadAt: new Date() },
  });
  const read = await readListing(shopId, listingId);
  expect(read.wanted.places.map(({ renditionId, livePlace }) => [renditionId, livePlace])).toEqual([
    [first, 1],
    [second, 2],
    [third, null],
  ]);
  expect(read.issues).toEqual([issue]);
});

test("a variation gets the picture chosen for it, one only, and as long as it shows pictures there", async () => {
  const [first = "", second = ""] = await idsOf();
  const shown = { slot: "main", imageId: "s", url: "https://shop.example/s", alt: null };
  const images = [{ ...shown, variantKeys: ["200:1", "200:2"], variantNames: ["Red", "Blue"] }];
  const where = { id: listingId };
  await prisma.listing.update({ where, data: { images, imagesReadAt: new Date() } });
  const showing = (id: string, ...variantKeys: string[]) => ({ ...place(id), variantKeys });
  await arrangeSlots(shopId, listingId, [showing(first), showing(second, "200:2")], actor);
  const read = await readListing(shopId, listingId);
  expect(read.variants).toEqual([
    { key: "200:1", name: "Red" },
    { key: "200:2", name: "Blue" },
  ]);
  expect(read.wanted.places.map(({ variantKeys }) => variantKeys)).toEqual([[], ["200:2"]]);

  const twice = [showing(first, "200:1"), showing(second, "200:1")];
  for (const wrong of [twice, [showing(first, "200:9")]])
    await expect(arrangeSlots(shopId, listingId, wrong, actor)).rejects.toMatchObject({ code: "BAD_INPUT" });

  await prisma.listing.update({ where, data: { images: [{ ...shown, variantKeys: [] }] } });
  const { wanted } = await readListing(shopId, listingId);
  expect(wanted.places.map(({ variantKeys }) => variantKeys)).toEqual([[], []]);
});

test("words longer than the channel takes are refused, those of the full length are kept", async () => {
  const [first = ""] = await idsOf();
  await arrangeSlots(shopId, listingId, [place(first, "a".repeat(500))], actor);
  const tooLong = arrangeSlots(shopId, listingId, [place(first, "a".repeat(501))], actor);
  await expect(tooLong).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect((await readListing(shopId, listingId)).wanted.places[0]?.alt).toHaveLength(500);
});

test("another shop's listing is not there", async () => {
  const stranger = await openTestShop();
  await expect(readListing(stranger.id, listingId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
