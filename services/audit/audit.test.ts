/** The sample is spread as the catalogue is, a chunk counts once, and the report counts what was seen. */
import "#tests/setup/test-env.ts";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { readReport } from "#core/audit/audit-report.ts";
import type { PictureMeasures } from "#core/audit/picture-measures.ts";
import { settingsSchema } from "#core/settings.ts";
import { prisma } from "#prisma/client.ts";
import { jobsOf, openTestShop } from "#tests/fixtures/shop.ts";
import { cancelAudit } from "./cancel-audit.ts";
import { exportAudit } from "./export-audit.ts";
import { listBadPictures } from "./list-bad-pictures.ts";
import { openChunk, type AuditChunk } from "./open-chunk.ts";
import { readAudit } from "./read-audit.ts";
import { recordChunk } from "./record-chunk.ts";
import { startAudit } from "./start-audit.ts";

const actor = "policy";
const settings = settingsSchema.parse({});

const good: PictureMeasures = {
  ...{ widthPx: 1200, heightPx: 1200, format: "jpeg", bytes: null, jpegQuality: null, opaque: true },
  ...{
    ground: "white",
    groundLab: [100, 0, 0],
    whiteShare: 1,
    fill: 0.9,
    blurPx: 0.5,
    highlight: 255,
    cast: 0,
  },
  ...{ waveHash: "0".repeat(16), slopeHash: "0".repeat(16) },
  colours: Array.from({ length: 16 }, () => [100, 0, 0]),
};

async function addProducts(shopId: string, count: number, productType: string, images = 1) {
  const row = (n: number) => ({
    ...{ shopId, gid: `gid://shopify/Product/${productType}${n}`, title: `=${productType} ${n}`, tags: [] },
    ...{ handle: `${productType}-${n}`, status: "ACTIVE", vendor: "Maker", productType, searchText: "" },
    ...{ shopUpdatedAt: new Date(), seenAt: new Date(), imageCount: images },
  });
  const data = Array.from({ length: count }, (_, n) => row(n));
  const products = await prisma.product.createManyAndReturn({ data });
  await prisma.productImage.createMany({
    data: products.flatMap(({ id, handle }) =>
      Array.from({ length: images }, (_, position) => ({
        ...{
          productId: id,
          mediaGid: `gid://shopify/MediaImage/${handle}-${position}`,
          position,
          alt: handle,
        },
        ...{
          status: "READY",
          url: `https://cdn.shopify.com/s/files/${handle}.jpg`,
          width: 2000,
          height: 2000,
        },
      })),
    ),
  });
}

const newest = (shopId: string) =>
  prisma.audit.findFirstOrThrow({ where: { shopId }, orderBy: { startedAt: "desc" } });

const seenAs = (chunk: AuditChunk, measures: PictureMeasures) =>
  chunk.pictures.map((picture) => ({ ...picture, measures }));

/** Every chunk until the audit's state is another. */
async function goOn(shopId: string, measures: PictureMeasures): Promise<void> {
  const { id, state } = await newest(shopId);
  while ((await newest(shopId)).state === state) {
    const chunk = await openChunk(shopId, id);
    if (chunk === null) return;
    await recordChunk(shopId, id, chunk, seenAs(chunk, measures));
  }
}

test("a sample holds each product type by its share, and its report comes before the whole one", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, 240, "mug");
  await addProducts(shopId, 80, "lamp");
  await startAudit(shopId, actor);
  const { sampleIds } = await newest(shopId);
  expect(sampleIds).toHaveLength(150);
  const lamps = await prisma.product.count({ where: { id: { in: sampleIds }, productType: "lamp" } });
  expect(lamps).toBeGreaterThanOrEqual(36);
  expect(lamps).toBeLessThanOrEqual(39);

  await goOn(shopId, good);
  expect(await newest(shopId)).toMatchObject({ state: "scanning", productsLooked: 0, report: null });
  expect(await readAudit(shopId, settings)).toMatchObject({ isSample: true, report: { products: 150 } });

  await goOn(shopId, good);
  expect(await newest(shopId)).toMatchObject({ state: "done", productsLooked: 320, imagesLooked: 320 });
  expect(await readAudit(shopId, settings)).toMatchObject({
    ...{ isSample: false, report: { products: 320, meanScore: 100, galleries: { few: 320 } } },
    previous: null,
  });
});

test("a chunk that comes twice, or after the audit was cancelled, changes nothing", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, 20, "mug");
  await startAudit(shopId, actor);
  const { id } = await newest(shopId);
  const chunk = await openChunk(shopId, id);
  if (chunk === null) throw new Error("expected a chunk");
  await recordChunk(shopId, id, chunk, seenAs(chunk, good));
  const after = await newest(shopId);
  await recordChunk(shopId, id, chunk, seenAs(chunk, { ...good, blurPx: 9 }));
  expect(await newest(shopId)).toEqual(after);
  expect(await jobsOf(shopId, "audit-products")).toHaveLength(2);
  expect(await listBadPictures(shopId, "worst")).toEqual([]);

  const next = await openChunk(shopId, id);
  await cancelAudit(shopId, id, actor);
  await cancelAudit(shopId, id, actor);
  if (next) await recordChunk(shopId, id, next, seenAs(next, good));
  expect(await newest(shopId)).toMatchObject({ state: "cancelled", imagesLooked: 8 });
  expect(await openChunk(shopId, id)).toBeNull();
  expect(await prisma.activity.count({ where: { shopId, kind: "audit.cancelled" } })).toBe(1);
});

test("the report counts defects, refusals and repeats, and a later one says what changed", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, 4, "mug", 2);
  await startAudit(shopId, actor);
  await goOn(shopId, { ...good, blurPx: 3, whiteShare: 0.2, ground: "busy", fill: null });
  const report = readReport((await newest(shopId)).report);
  expect(report).toMatchObject({
    ...{ products: 4, pictures: 8, needNewPhoto: 8, fixable: 0 },
    defects: { blurred: 8, "busy-ground": 8, repeated: 4 },
  });
  const amazon = report?.channels.find(({ channel }) => channel === "amazon");
  expect(amazon).toMatchObject({
    refusedProducts: 4,
    reasons: [{ ruleId: "amazon.main.white_bg", pictures: 4 }],
  });
  const [worst] = await listBadPictures(shopId, "new-photo");
  expect(worst).toMatchObject({ score: 5, number: 2, defects: ["blurred", "busy-ground", "repeated"] });
  const file = await text(Readable.from(exportAudit(shopId)));
  expect(file.split("\r\n")[1]).toMatch(
    /^'=mug \d,mug-\d,1,https:.+,20,blurred busy-ground,new-photo enhance,/,
  );

  await prisma.pictureLook.deleteMany({ where: { shopId } });
  await startAudit(shopId, actor);
  await goOn(shopId, good);
  expect(await readAudit(shopId, settings)).toMatchObject({
    ...{ report: { meanScore: 92.5 }, previous: { report: { meanScore: 12.5 } } },
  });
});

test("what is known under the same address is not measured anew; a changed picture is", async () => {
  const { id: shopId } = await openTestShop();
  await addProducts(shopId, 2, "mug");
  await startAudit(shopId, actor);
  await goOn(shopId, good);
  await prisma.productImage.updateMany({
    where: { product: { shopId, handle: "mug-1" } },
    data: { url: "https://cdn.shopify.com/s/files/mug-1.jpg?v=2" },
  });
  await startAudit(shopId, actor);
  const chunk = await openChunk(shopId, (await newest(shopId)).id);
  const unknown = chunk?.pictures.filter(({ measures }) => measures === null);
  expect(unknown?.map(({ url }) => url)).toEqual(["https://cdn.shopify.com/s/files/mug-1.jpg?v=2"]);
});

test("an empty catalogue, a second click and a person who may not enhance", async () => {
  const { id: shopId } = await openTestShop();
  await expect(startAudit(shopId, actor)).rejects.toMatchObject({ code: "BAD_INPUT" });
  await addProducts(shopId, 1, "mug");
  const clicks = await Promise.all([1, 2, 3].map(() => startAudit(shopId, actor)));
  expect(clicks.filter(({ started }) => started)).toHaveLength(1);
  await prisma.staffMember.create({ data: { shopId, staffId: "7", permissions: ["approve"] } });
  await expect(startAudit(shopId, "staff:7")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(cancelAudit(shopId, (await newest(shopId)).id, "staff:7")).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
