import "#tests/setup/test-env.ts";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { connectTestAccount } from "#tests/fixtures/listings.ts";
import { addProducts, makeProduct, openTestShop } from "#tests/fixtures/shop.ts";
import { exportLinks } from "./export-links.ts";
import { importLinks, previewLinks } from "./import-links.ts";

const actor = "staff:1";
let shopId: string;
let etsy: string;
let mug: string;
let cup: string;

beforeEach(async () => {
  ({ id: shopId } = await openTestShop());
  const tokens = { sellerId: "Studio", accessToken: "access", refreshToken: "refresh" };
  ({ id: etsy } = await connectTestAccount(shopId, "etsy", tokens));
  [mug = "", cup = ""] = await addProducts(shopId, [
    makeProduct("mug", { title: "Blue mug", handle: "blue-mug" }),
    makeProduct("cup", { title: "Red cup", handle: "red-cup" }),
  ]);
  await addVariant(mug, "1", "MUG-1");
});

const addVariant = (productId: string, name: string, sku: string) =>
  prisma.productVariant.create({
    data: { shopId, productId, gid: `gid://shopify/ProductVariant/${name}`, title: "", sku, position: 0 },
  });
const add = async (externalId: string, changed: Partial<Prisma.ListingUncheckedCreateInput> = {}) => {
  const { id } = await prisma.listing.create({
    data: {
      ...{ shopId, accountId: etsy, marketplace: "etsy", externalId, kind: "listing", title: externalId },
      ...{ state: "active", imageCount: 0, seenAt: new Date(), skus: [], ...changed },
    },
  });
  return id;
};
const read = (id: string) => prisma.listing.findUniqueOrThrow({ where: { id } });
const preview = async (csv: string) => {
  const seen = await previewLinks(shopId, csv, actor);
  if (seen.fault !== null) throw new Error(seen.fault);
  return seen;
};
const faultsOf = async (csv: string) => (await preview(csv)).faults.map(({ line, fault }) => [line, fault]);
const exported = async () => {
  let csv = "";
  for await (const piece of exportLinks(shopId, {})) csv += piece;
  return csv;
};

test("handle, Shopify's id and SKU name the product; id and SKU the listing", async () => {
  const ids = [
    await add("by-id"),
    await add("2", { skus: ["SKU 2", "SKU 3"] }),
    await add("three"),
    await add("four"),
  ];
  const csv = [
    "channel;account;listing;sku;product",
    "etsy;studio;by-id;;blue-mug",
    ";;;SKU 3;gid://shopify/Product/cup",
    ";;three;;MUG-1",
    ";;four;;gid://shopify/ProductVariant/1",
  ].join("\r\n");
  const seen = await preview(csv);
  expect(seen.counts).toEqual({ links: 4, faults: 0, same: 0, blank: 0 });
  expect(seen.links[0]).toEqual({ line: 2, listing: "by-id", before: null, product: "Blue mug" });
  expect(await prisma.listing.count({ where: { shopId, link: "confirmed" } })).toBe(0);

  expect(await importLinks(shopId, csv, actor)).toBe(4);
  const rows = await Promise.all(ids.map(read));
  expect(rows.map(({ productId }) => productId)).toEqual([mug, cup, mug, mug]);
  expect(rows.map(({ variantId }) => variantId !== null)).toEqual([false, false, true, true]);
  expect(rows[0]).toMatchObject({ link: "confirmed", linkReason: "person", linkedBy: actor });
  expect(await prisma.activity.findFirst({ where: { shopId, kind: "listing.linked" } })).toMatchObject({
    ...{ actor, after: { listings: 4 } },
  });
  expect((await preview(csv)).counts).toMatchObject({ links: 0, same: 4 });
  expect(await importLinks(shopId, csv, actor)).toBe(0);
});

test("every line that cannot be followed is named, and the others are followed", async () => {
  const tokens = { sellerId: "Outlet", accessToken: "access", refreshToken: "refresh" };
  const { id: ebay } = await connectTestAccount(shopId, "ebay", tokens);
  await addVariant(mug, "2", "SHARED");
  await addVariant(cup, "3", "SHARED");
  const good = await add("good");
  await add("both");
  await add("both", { accountId: ebay, marketplace: "EBAY_US" });
  await add("ended", { state: "ended" });
  const csv = [
    "channel,account,listing,product",
    "walmart,,good,blue-mug",
    ",,,blue-mug",
    ",,nowhere,blue-mug",
    ",,both,blue-mug",
    ",,ended,blue-mug",
    ",,good,no-such",
    ",,good,SHARED",
    ",,good,blue-mug",
    ",,good,red-cup",
    "ebay,outlet,good,blue-mug",
    ",,good,",
  ].join("\n");
  expect(await faultsOf(csv)).toEqual([
    ...[
      [2, "unknown-account"],
      [3, "no-listing"],
      [4, "unknown-listing"],
      [5, "several-listings"],
    ],
    ...[
      [6, "ended"],
      [7, "unknown-product"],
      [8, "several-products"],
      [10, "twice"],
      [11, "unknown-listing"],
    ],
  ]);
  expect((await preview(csv)).counts).toMatchObject({ links: 1, blank: 1 });
  expect(await importLinks(shopId, csv, actor)).toBe(1);
  expect(await read(good)).toMatchObject({ link: "confirmed", productId: mug });
});

test.each([
  ["columns", "a,b\r\n1,2"],
  ["columns", ""],
  ["broken", 'listing,product\r\n"open,blue-mug\r\nmore'],
  ["too-long", `listing,product\n${"x,y\n".repeat(20_001)}`],
])("a file is refused as a whole: %s", async (fault, csv) => {
  expect(await previewLinks(shopId, csv, actor)).toMatchObject({ fault });
  await expect(importLinks(shopId, csv, actor)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("another shop's listings, products and accounts are unknown", async () => {
  const { id: stranger } = await openTestShop();
  await addProducts(stranger, [makeProduct("theirs", { handle: "theirs" })]);
  await add("mine");
  expect(await faultsOf("listing,product\nmine,theirs")).toEqual([[2, "unknown-product"]]);
  const csv = "listing,product\nmine,blue-mug";
  const seen = await previewLinks(stranger, csv, actor);
  expect(seen).toMatchObject({ counts: { links: 0, faults: 1 } });
  expect(await importLinks(stranger, csv, actor)).toBe(0);
});

test("what is taken home can be sent back as it is: nothing is confirmed by it, and no cell is a formula", async () => {
  const linked = { link: "confirmed", productId: mug } as const;
  await add("=HYPERLINK(1)", { ...linked, title: 'Mug, "blue"' });
  await add("suggested", { link: "suggested", productId: cup, linkConfidence: 0.8, linkReason: "title" });
  const csv = await exported();
  expect(csv).toContain(`etsy,Studio,etsy,'=HYPERLINK(1),,"Mug, ""blue""",,confirmed,blue-mug,,,`);
  expect(csv).toContain("suggested,,red-cup,80,title");
  expect((await preview(csv)).counts).toEqual({ links: 0, faults: 0, same: 1, blank: 1 });
  const moved = csv.replace("blue-mug", "red-cup");
  expect((await preview(moved)).links).toMatchObject([{ before: "Blue mug", product: "Red cup" }]);
});

test("the file names every listing that matches, over all pieces", async () => {
  await prisma.listing.createMany({
    data: Array.from({ length: 2_001 }, (_, nth) => ({
      ...{ shopId, accountId: etsy, marketplace: "etsy", externalId: nth.toString(), kind: "listing" },
      ...{
        title: `Same title ${(nth % 2).toString()}`,
        state: "active" as const,
        imageCount: 0,
        seenAt: new Date(),
      },
    })),
  });
  const ids = (await exported())
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",")[3]);
  expect(new Set(ids).size).toBe(2_001);
  expect(ids).toHaveLength(2_001);
});
