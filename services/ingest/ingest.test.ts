import "#tests/setup/test-env.ts";
import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  finishWriteBack,
  firstRunProduct,
  jobsOf,
  makeProduct,
  makeSource,
  openQueuedRendition,
  openReviewedRendition,
  openTestShop,
  renderQueued,
} from "#tests/fixtures/shop.ts";
import { readProductPage } from "../catalogue/read-product-page.ts";
import { recordProducts } from "../catalogue/record-products.ts";
import { openRendition } from "../renditions/open-rendition.ts";
import { decide } from "../review/decide.ts";
import { requestRevert } from "../review/request-revert.ts";
import { startRun } from "../runs/start-run.ts";
import { storage } from "../storage.ts";
import { failRunProduct } from "./fail-run-product.ts";
import { openRunProduct } from "./open-run-product.ts";
import { recordIngest } from "./record-ingest.ts";
import { assetKey } from "./store-sources.ts";

const preset = { presetName: "amazon-main", actor: "ann" };

async function openRun(shopId: string, productId: string) {
  const { runId } = await startRun(shopId, { ...preset, productIds: [productId] });
  return { runId, runProductId: await firstRunProduct(runId) };
}

test("the same bytes are stored once per shop, whatever their name, and rendered from there", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  const { runId, runProductId } = await openRun(shopId, productId);
  const bytes = Buffer.from("the same photo");
  const source = { bytes, mimeType: "image/png" };
  await recordIngest(shopId, runProductId, [makeSource("a", source, 0), makeSource("b", source, 1)]);

  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(await prisma.asset.findMany({ where: { shopId } })).toMatchObject([
    { sha256, bytes: 14, mimeType: "image/png" },
  ]);
  expect(await storage.getBytes(assetKey(shopId, sha256))).toEqual(bytes);
  const renditions = await prisma.rendition.findMany({ where: { runId }, orderBy: { position: "asc" } });
  expect(renditions).toMatchObject([
    { mediaGid: "a", state: "queued", fileName: "red mug.jpeg", position: 0, alt: "Photo 0" },
    { mediaGid: "b", state: "queued", position: 1, alt: "Photo 1" },
  ]);
  const opened = await openRendition(shopId, renditions[1]?.id ?? "");
  expect(opened).toMatchObject({ sourceBytes: bytes, sourceSha256: sha256, rules: { ground: "#ffffff" } });
});

test("the same job many times at once opens each rendition once and enqueues it once", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  const { runId, runProductId } = await openRun(shopId, productId);
  const sources = ["a", "b", "c"].map((name) => makeSource(name));
  await Promise.all(Array.from({ length: 6 }, () => recordIngest(shopId, runProductId, sources)));
  expect(await prisma.rendition.count({ where: { runId } })).toBe(3);
  expect(await jobsOf(shopId, "render")).toHaveLength(3);
  expect(await openRunProduct(shopId, runProductId)).toMatchObject({ runId, cancelled: true });
});

test("one bad file does not stop the others, and says why", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  const { runId, runProductId } = await openRun(shopId, productId);
  const bad = { errorCode: "BAD_IMAGE" as const, errorMessage: "Not a picture." };
  await recordIngest(shopId, runProductId, [makeSource("bad", bad), makeSource("good")]);
  const renditions = await prisma.rendition.findMany({ where: { runId }, orderBy: { mediaGid: "asc" } });
  expect(renditions).toMatchObject([
    { state: "failed", errorCode: "BAD_IMAGE", errorMessage: "Not a picture.", assetId: null },
    { state: "queued", errorCode: null },
  ]);
  expect(await jobsOf(shopId, "render")).toMatchObject([{ payload: { renditionId: renditions[1]?.id } }]);
});

test("a product without photos fails with a plain sentence", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1", { images: [] })]);
  const { runProductId } = await openRun(shopId, productId);
  await recordIngest(shopId, runProductId, []);
  expect(await prisma.runProduct.findUnique({ where: { id: runProductId } })).toMatchObject({
    state: "failed",
    errorMessage: "This product has no photos.",
  });
});

test("a product that cannot be read fails once, and not after it was ingested", async () => {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("1")]);
  const { runProductId } = await openRun(shopId, productId);
  await failRunProduct(shopId, runProductId, new AppError("CHANNEL_FAILED", "log text"));
  await failRunProduct(shopId, runProductId, new AppError("NOT_FOUND", "log text"));
  expect(await prisma.runProduct.findUnique({ where: { id: runProductId } })).toMatchObject({
    state: "failed",
    errorCode: "CHANNEL_FAILED",
    errorMessage: "Shopify did not answer as expected. It was tried several times; try again later.",
  });
  const other = await openQueuedRendition(shopId);
  await failRunProduct(shopId, other.runProductId, new AppError("CHANNEL_FAILED", "late"));
  expect(await prisma.runProduct.findUnique({ where: { id: other.runProductId } })).toMatchObject({
    state: "ingested",
  });
});

test("our own earlier picture is enhanced anew from the photo it was made from, also the third time", async () => {
  const { id: shopId } = await openTestShop();
  const original = Buffer.from(`original ${randomUUID()}`);
  const first = await openQueuedRendition(shopId, { bytes: original, mimeType: "image/jpeg" });
  const inShop = async (rendition: { id: string; mediaGid: string }) => {
    await renderQueued(shopId, rendition.id);
    await decide(shopId, rendition.id, { kind: "approve", actor: "ann" });
    return finishWriteBack(shopId, { ...rendition, productGid: first.productGid });
  };
  const enhanceAgain = async (mediaGid: string) => {
    const { runId, runProductId } = await openRun(shopId, first.productId);
    const ours = { ...makeSource(mediaGid, { bytes: Buffer.from("our output"), mimeType: "image/jpeg" }) };
    await recordIngest(shopId, runProductId, [{ ...ours, fileName: "red-mug-packshot-1.jpg" }]);
    return prisma.rendition.findFirstOrThrow({ where: { runId } });
  };
  const firstMedia = await inShop(first);
  const second = await enhanceAgain(firstMedia);
  const secondMedia = await inShop(second);
  const third = await enhanceAgain(secondMedia);

  expect(third).toMatchObject({ mediaGid: secondMedia, fileName: "red mug.jpeg" });
  expect((await openRendition(shopId, third.id))?.sourceBytes).toEqual(original);
  expect(await prisma.asset.count({ where: { shopId } })).toBe(1);

  // The product page shows the whole lineage at the picture that hangs there now.
  await recordProducts(shopId, [
    makeProduct(first.productGid.split("/").at(-1) ?? "", {
      images: [
        {
          mediaId: secondMedia,
          position: 0,
          alt: "",
          status: "READY",
          mimeType: null,
          url: null,
          width: null,
          height: null,
        },
      ],
    }),
  ]);
  const page = await readProductPage(shopId, first.productId);
  expect(page.images[0]?.renditions.map(({ id }) => id)).toEqual([third.id, second.id, first.id]);
  expect(page.formerRenditions).toEqual([]);
});

test("a picture that was reverted is a photo like any other again", async () => {
  const { id: shopId } = await openTestShop();
  const reviewed = await openReviewedRendition(shopId);
  await decide(shopId, reviewed.id, { kind: "approve", actor: "ann" });
  const replacement = await finishWriteBack(shopId, reviewed);
  await requestRevert(shopId, reviewed.id, "ann");
  await finishWriteBack(shopId, reviewed);
  const { runId, runProductId } = await openRun(shopId, reviewed.productId);
  const bytes = Buffer.from("the merchant attached it again");
  await recordIngest(shopId, runProductId, [makeSource(replacement, { bytes, mimeType: "image/jpeg" })]);
  const { id } = await prisma.rendition.findFirstOrThrow({ where: { runId } });
  expect((await openRendition(shopId, id))?.sourceBytes).toEqual(bytes);
});
