import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import type { FoundListing } from "#core/publishing/listing.ts";
import { prisma } from "#prisma/client.ts";
import { connectTestAccount } from "#tests/fixtures/listings.ts";
import { addProducts, makeProduct, makeVariant, openTestShop } from "#tests/fixtures/shop.ts";
import { finishListings, recordListings } from "./record-listings.ts";
import { suggestLinks } from "./suggest-links.ts";

let shopId: string;
let accountId: string;

beforeEach(async () => {
  ({ id: shopId } = await openTestShop());
  const tokens = { sellerId: "123", accessToken: "access", refreshToken: "refresh" };
  ({ id: accountId } = await connectTestAccount(shopId, "etsy", tokens));
});

const found = (externalId: string, changed: Partial<FoundListing> = {}): FoundListing => ({
  ...{
    marketplace: "etsy",
    externalId,
    kind: "listing",
    title: `Listing ${externalId}`,
    skus: [],
    gtins: [],
  },
  ...{ productType: null, state: "active", url: null, imageCount: 1, mainImageUrl: null },
  ...changed,
});

const record = async (...listings: FoundListing[]) => {
  const reading = { shopId, accountId, startedAt: new Date() };
  await recordListings(reading, listings);
  await finishListings(reading);
};

const read = (externalId: string) => prisma.listing.findFirstOrThrow({ where: { shopId, externalId } });

test("listings are mirrored, and what is not named any more has ended; links stay", async () => {
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  await record(found("1", { skus: ["A", "B"], gtins: ["4006381333931", "none"] }), found("2"));
  expect(await read("1")).toMatchObject({ skus: ["A", "B"], gtins: ["04006381333931"], state: "active" });
  const decided = { link: "confirmed", productId, linkReason: "person" } as const;
  await prisma.listing.updateMany({ where: { shopId }, data: decided });
  await record(found("2", { title: "New title", imageCount: 5 }));
  expect(await read("1")).toMatchObject({ state: "ended", ...decided });
  expect(await read("2")).toMatchObject({ state: "active", title: "New title", imageCount: 5, ...decided });
  const account = await prisma.channelAccount.findUniqueOrThrow({ where: { id: accountId } });
  expect(account.listingsReadAt).not.toBeNull();
});

test("an account of another shop gets no listings", async () => {
  const { id: other } = await openTestShop();
  await recordListings({ shopId: other, accountId, startedAt: new Date() }, [found("1")]);
  expect(await prisma.listing.count({ where: { externalId: "1", accountId } })).toBe(0);
});

test("products are suggested by SKU, GTIN and title, and a suggestion goes when its reason does", async () => {
  const products = [
    makeProduct("1", { variants: [makeVariant("1", { sku: "MUG-RED" })] }),
    makeProduct("2", { variants: [makeVariant("2", { barcode: "4006381333931" })] }),
    makeProduct("3", { title: "Hand-woven linen cushion" }),
  ];
  const [mug, pen, cushion] = await addProducts(shopId, products);
  await record(
    found("sku", { skus: ["MUG-RED"] }),
    found("gtin", { gtins: ["4006381333931"] }),
    found("title", { title: "Linen cushion, hand woven" }),
    found("none", { title: "Quite another thing" }),
  );
  expect(await suggestLinks(shopId)).toBe(3);
  const variantId = (await prisma.productVariant.findFirstOrThrow({ where: { shopId, sku: "MUG-RED" } })).id;
  expect(await read("sku")).toMatchObject({
    ...{ link: "suggested", productId: mug, variantId, linkConfidence: 1, linkReason: "sku" },
  });
  expect(await read("gtin")).toMatchObject({ link: "suggested", productId: pen, linkReason: "gtin" });
  expect(await read("title")).toMatchObject({ link: "suggested", productId: cushion, linkReason: "title" });
  expect(await read("none")).toMatchObject({ link: "none", productId: null });

  await prisma.product.update({ where: { id: mug ?? "" }, data: { deletedAt: new Date() } });
  expect(await suggestLinks(shopId)).toBe(2);
  expect(await read("sku")).toMatchObject({ link: "none", productId: null, linkReason: null });
});

test("what a person decided is never touched", async () => {
  const [mug, other] = await addProducts(shopId, [
    makeProduct("1", { variants: [makeVariant("1", { sku: "MUG" })] }),
    makeProduct("2"),
  ]);
  await record(found("confirmed", { skus: ["MUG"] }), found("refused", { skus: ["MUG"] }));
  const where = (externalId: string) => ({ shopId, externalId });
  await prisma.listing.updateMany({
    where: where("confirmed"),
    data: { link: "confirmed", productId: other ?? null },
  });
  await prisma.listing.updateMany({ where: where("refused"), data: { link: "refused" } });
  expect(await suggestLinks(shopId)).toBe(0);
  expect(await read("confirmed")).toMatchObject({ link: "confirmed", productId: other });
  expect(await read("refused")).toMatchObject({ link: "refused", productId: null });
  expect(mug).not.toBe(other);
});

test("products of another shop are never suggested", async () => {
  const { id: other } = await openTestShop();
  await addProducts(other, [
    makeProduct("1", { title: "Same title", variants: [makeVariant("1", { sku: "S" })] }),
  ]);
  await record(found("1", { title: "Same title", skus: ["S"] }));
  expect(await suggestLinks(shopId)).toBe(0);
});

test("more listings than one look takes are all looked at", async () => {
  const products = Array.from({ length: 30 }, (_, nth) =>
    makeProduct(`p${nth.toString()}`, {
      variants: [makeVariant(`v${nth.toString()}`, { sku: `S-${nth.toString()}` })],
    }),
  );
  await addProducts(shopId, products);
  const listings = Array.from({ length: 2_300 }, (_, nth) =>
    found(`l${nth.toString()}`, { title: "", skus: [`S-${(nth % 30).toString()}`] }),
  );
  await record(...listings);
  expect(await suggestLinks(shopId)).toBe(2_300);
});
