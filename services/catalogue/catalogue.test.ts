import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  jobsOf,
  makeImage,
  makeProduct,
  openReviewedRendition,
  openTestShop,
} from "#tests/fixtures/shop.ts";
import { readShop } from "../shops/read-shop.ts";
import { finishSync } from "./finish-sync.ts";
import { forgetProduct } from "./forget-product.ts";
import { listMatchingIds } from "./list-matching-ids.ts";
import { listProducts, type ProductPage, type ProductQuery } from "./list-products.ts";
import { readProductPage } from "./read-product-page.ts";
import { recordProducts } from "./record-products.ts";
import { requestSync } from "./request-sync.ts";

const titles = async (shopId: string, query: ProductQuery) =>
  (await listProducts(shopId, query)).products.map(({ title }) => title).sort();

test("a product is mirrored with its photos, and a newer reading replaces it", async () => {
  const { id: shopId } = await openTestShop();
  const updatedAt = new Date("2026-11-05T10:20:30.456Z");
  const [productId = ""] = await addProducts(shopId, [
    makeProduct("1", { title: "Mug", tags: ["a", "b"], images: [makeImage("m1", 0), makeImage("m2", 1)] }),
  ]);
  await recordProducts(shopId, [
    makeProduct("1", { title: "Red mug", updatedAt, images: [makeImage("m2", 0)] }),
  ]);
  const page = await readProductPage(shopId, productId);
  expect(page).toMatchObject({ title: "Red mug", updatedAt: updatedAt.toISOString(), tags: [] });
  expect(page.images).toEqual([
    { mediaGid: "m2", url: "https://cdn.example.com/m2.jpg", alt: "Photo 0", position: 0, renditions: [] },
  ]);
});

test("an older reading that arrives late changes nothing", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1", { title: "New" })]);
  const updatedAt = new Date("2026-10-01T00:00:00Z");
  await recordProducts(shopId, [makeProduct("1", { title: "Old", updatedAt, images: [] })]);
  expect(await readProductPage(shopId, productId)).toMatchObject({ title: "New", images: [{ position: 0 }] });
});

test("many writers of the same products at once leave each product once", async () => {
  const { id: shopId } = await openTestShop();
  const products = Array.from({ length: 40 }, (_, nth) => makeProduct(`p${nth.toString()}`));
  const orders = [products, products.toReversed(), products, [...products, ...products]];
  await Promise.all(orders.map((order) => recordProducts(shopId, order)));
  expect(await prisma.product.count({ where: { shopId } })).toBe(40);
  expect(await prisma.productImage.count({ where: { product: { shopId } } })).toBe(40);
});

test("search finds words in title, vendor, type and tags, whatever case and accents", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, [
    makeProduct("1", { title: "Café crème CUP", vendor: "Ünï", tags: ["Summer Sale"] }),
    makeProduct("2", { title: "100% wool_scarf", productType: "Scarf" }),
    makeProduct("3", { title: "100 woollen scarf", productType: "Scarf" }),
  ]);
  const found = (search: string) => titles(shopId, { search });
  expect(await found("cafe")).toEqual(["Café crème CUP"]);
  expect(await found("  CREME   uni ")).toEqual(["Café crème CUP"]);
  expect(await found("summer")).toEqual(["Café crème CUP"]);
  expect(await found("acme")).toHaveLength(2);
  expect(await found("0%")).toEqual(["100% wool_scarf"]);
  expect(await found("l_s")).toEqual(["100% wool_scarf"]);
  expect(await found("scarf cup")).toEqual([]);
  expect(await found("\\")).toEqual([]);
  expect(await found('\'; DROP TABLE "Product"; --')).toEqual([]);
  expect(await found("")).toHaveLength(3);
});

test("filters by status and by what happened to the photos", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, [
    makeProduct("plain", { title: "plain" }),
    makeProduct("draft", { title: "draft", status: "DRAFT" }),
    makeProduct("bare", { title: "bare", images: [] }),
  ]);
  const reviewed = await openReviewedRendition(shopId);
  const live = await openReviewedRendition(shopId);
  await prisma.rendition.update({ where: { id: live.id }, data: { state: "written_back" } });
  const failed = await openReviewedRendition(shopId);
  await prisma.rendition.update({ where: { id: failed.id }, data: { state: "failed" } });
  const idsOf = async (query: ProductQuery) =>
    (await listProducts(shopId, query)).products.map(({ id }) => id);

  expect(await titles(shopId, { status: "DRAFT" })).toEqual(["draft"]);
  expect(await titles(shopId, { photos: "no-photos" })).toEqual(["bare"]);
  expect(await idsOf({ photos: "in-review" })).toEqual([reviewed.productId]);
  expect(await idsOf({ photos: "enhanced" })).toEqual([live.productId]);
  const never = await idsOf({ photos: "never-enhanced" });
  expect(never).toContain(failed.productId);
  expect(never).toHaveLength(3);
  expect(await listMatchingIds(shopId, { photos: "never-enhanced" })).toEqual(never);
  const { products, total } = await listProducts(shopId);
  expect(total).toBe(6);
  expect(products.find(({ id }) => id === reviewed.productId)).toMatchObject({
    imageCount: 1,
    inReview: 1,
    writtenBack: 0,
  });
  expect(products.find(({ id }) => id === live.productId)).toMatchObject({ inReview: 0, writtenBack: 1 });
  expect(products.find(({ title }) => title === "bare")).toMatchObject({ imageCount: 0, thumbUrl: null });
});

test("pages meet every product once, forwards and back, while rows with equal times come and go", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(
    shopId,
    Array.from({ length: 23 }, (_, nth) => makeProduct(`p${nth.toString()}`)),
  );
  const walked: string[] = [];
  const cursors: (string | null)[] = [null];
  for (let cursor: string | null = null; ;) {
    const page = await listProducts(shopId, { cursor, pageSize: 5 });
    walked.push(...page.products.map(({ id }) => id));
    if (walked.length === 10) {
      // A newer product appears at the front and one already shown disappears: later pages do not shift.
      await addProducts(shopId, [makeProduct("newest", { updatedAt: new Date("2026-11-09T00:00:00Z") })]);
      await prisma.product.update({ where: { id: walked[2] ?? "" }, data: { deletedAt: new Date() } });
    }
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
    cursors.push(cursor);
  }
  expect(new Set(walked).size).toBe(23);
  expect(walked).toHaveLength(23);

  const last = await listProducts(shopId, { cursor: cursors.at(-1) ?? null, pageSize: 5 });
  const before = await listProducts(shopId, { cursor: last.previousCursor, pageSize: 5 });
  expect(before.products.map(({ id }) => id)).toEqual(walked.slice(15, 20));
  expect(before.nextCursor).not.toBeNull();
  const first = await listProducts(shopId, { pageSize: 5 });
  expect(first.previousCursor).toBeNull();
});

test.each([
  ["title asc", ["abc 1", "Äpfel 2", "äz 1", "Banane 3"]],
  ["title desc", ["Banane 3", "äz 1", "Äpfel 2", "abc 1"]],
  ["photos desc", ["Banane 3", "Äpfel 2", "abc 1", "äz 1"]],
  ["photos asc", ["abc 1", "äz 1", "Äpfel 2", "Banane 3"]],
] as const)("sorts by %s over several pages, forwards and back", async (sort, expected) => {
  const { id: shopId } = await openTestShop();
  for (const [title, count] of Object.entries({ Äpfel: 2, Banane: 3, abc: 1, äz: 1 })) {
    const images = Array.from({ length: count }, (_, nth) => makeImage(`${title}${nth.toString()}`, nth));
    await addProducts(shopId, [makeProduct(title, { title, images })]);
  }
  const page = (cursor: string | null) => listProducts(shopId, { sort, cursor, pageSize: 3 });
  const shown = ({ products }: ProductPage) =>
    products.map(({ title, imageCount }) => `${title} ${imageCount.toString()}`);
  const first = await page(null);
  const second = await page(first.nextCursor);
  // Equal ones come in the order of their ids, which nobody can foresee.
  const inOrder = (rows: readonly string[]) =>
    sort.startsWith("photos") ? rows.map((row) => row.split(" ")[1]) : rows;
  expect(inOrder([...shown(first), ...shown(second)])).toEqual(inOrder(expected));
  expect([...shown(first), ...shown(second)].toSorted()).toEqual([...expected].toSorted());
  expect(shown(await page(second.previousCursor))).toEqual(shown(first));
});

test("a cursor of another order is refused", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, [makeProduct("1"), makeProduct("2")]);
  const { nextCursor } = await listProducts(shopId, { sort: "title asc", pageSize: 1 });
  const mixed = listProducts(shopId, { sort: "photos asc", cursor: nextCursor });
  await expect(mixed).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test.each([
  { cursor: "nonsense" },
  { pageSize: 0 },
  { pageSize: 251 },
  { pageSize: 1.5 },
  { search: "x".repeat(201) },
])("refuses %j", async (query) => {
  const { id: shopId } = await openTestShop();
  await expect(listProducts(shopId, query)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("a complete sync forgets what it did not meet; a failed or partial one forgets nothing", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, [makeProduct("stays"), makeProduct("goes")]);
  const startedAt = new Date(Date.now() + 1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await recordProducts(shopId, [makeProduct("stays")]);
  await finishSync(shopId, startedAt, true, new Date(0));
  expect((await listProducts(shopId)).total).toBe(2);
  await finishSync(shopId, startedAt, false);
  expect((await listProducts(shopId)).total).toBe(2);
  expect(await readShop(shopId)).toMatchObject({ catalogueSync: "failed" });
  await finishSync(shopId, startedAt, true);
  expect(await titles(shopId, {})).toEqual(["Product stays"]);
  expect(await readShop(shopId)).toMatchObject({
    catalogueSync: "idle",
    catalogueSyncedAt: startedAt.toISOString(),
  });
  await recordProducts(shopId, [makeProduct("goes")]);
  expect((await listProducts(shopId)).total).toBe(2);
});

test("a deleted product leaves the lists; hearing of it again, or of an unknown one, does nothing", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  await forgetProduct(shopId, "gid://shopify/Product/1");
  await forgetProduct(shopId, "gid://shopify/Product/1");
  await forgetProduct(shopId, "gid://shopify/Product/never");
  expect((await listProducts(shopId)).total).toBe(0);
  expect(await readProductPage(shopId, productId)).toMatchObject({ deleted: true });
});

test("one sync at a time, however often it is asked for, and a lost one can be asked for again", async () => {
  const { id: shopId } = await openTestShop();
  await finishSync(shopId, new Date(), true);
  const asked = await Promise.all(Array.from({ length: 6 }, () => requestSync(shopId, "staff:1")));
  expect(asked.filter(({ started }) => started)).toHaveLength(1);
  expect(await jobsOf(shopId, "sync-catalogue")).toHaveLength(2);
  const longAgo = new Date(Date.now() - 31 * 60_000);
  await prisma.shop.update({ where: { id: shopId }, data: { catalogueSyncStartedAt: longAgo } });
  expect(await requestSync(shopId, "staff:1")).toEqual({ started: true });
});

test("lists stay quick with 50,000 products", async () => {
  const { id: shopId } = await openTestShop();
  await prisma.$executeRaw`
    INSERT INTO "Product" (id, "shopId", gid, title, handle, status, vendor, "productType", "searchText",
      "shopUpdatedAt", "seenAt", "imageCount")
    SELECT 'big' || n, ${shopId}, 'gid' || n, 'Mug ' || n, 'mug', 'ACTIVE', 'Acme', 'Mug', 'mug ' || n,
      timestamp '2026-01-01' + n * interval '1 minute', now(), 2
    FROM generate_series(1, 50000) n`;
  await prisma.$executeRaw`
    INSERT INTO "ProductImage" (id, "productId", "mediaGid", position, alt, status, url)
    SELECT 'img' || n || '-' || k, 'big' || n, 'm' || k, k, '', 'READY', 'https://cdn.example.com/x.jpg'
    FROM generate_series(1, 50000) n, generate_series(0, 1) k`;
  await prisma.$executeRaw`ANALYZE`;
  const begun = performance.now();
  const { nextCursor, total } = await listProducts(shopId);
  await listProducts(shopId, { cursor: nextCursor });
  const found = await listProducts(shopId, { search: "mug 4999", photos: "never-enhanced" });
  const elapsedMs = performance.now() - begun;

  expect(total).toBe(50_000);
  expect(found.total).toBe(15);
  expect(await listMatchingIds(shopId)).toHaveLength(50_000);
  // A second in all on an idle machine; the bound only tells apart quick from one query per row.
  expect(elapsedMs).toBeLessThan(10_000);
});
