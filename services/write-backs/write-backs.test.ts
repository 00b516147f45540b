import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import {
  finishWriteBack,
  jobsOf,
  makeImage,
  makeLedger,
  makeProduct,
  newestWriteBack,
  openReviewedRendition,
  openTestShop,
  stateOf,
} from "#tests/fixtures/shop.ts";
import { readProductPage } from "../catalogue/read-product-page.ts";
import { recordProducts } from "../catalogue/record-products.ts";
import { approvePassed } from "../review/approve-passed.ts";
import { decide } from "../review/decide.ts";
import { readReview } from "../review/read-review.ts";
import { requestRevert } from "../review/request-revert.ts";
import { retryFailed } from "../runs/retry-failed.ts";
import { failWriteBack } from "./fail-write-back.ts";
import { openUndo } from "./open-undo.ts";
import { openWriteBack } from "./open-write-back.ts";
import { giveUpUndo, recordUndone } from "./record-undo.ts";
import { recordWriteBack } from "./record-write-back.ts";
import { saveLedger } from "./save-ledger.ts";

const actor = "ann";

async function openApproved() {
  const { id: shopId } = await openTestShop();
  const rendition = await openReviewedRendition(shopId);
  await decide(shopId, rendition.id, { kind: "approve", actor });
  return { shopId, ...rendition, writeBackId: await newestWriteBack(rendition.id) };
}

test("a swap gets what it needs, resumes from its ledger, and puts the rendition into the shop", async () => {
  const { shopId, id, writeBackId, productGid, mediaGid } = await openApproved();
  expect(await openWriteBack(shopId, writeBackId)).toMatchObject({
    ...{ id: writeBackId, direction: "apply", ledger: null, appliedLedger: null, productGid },
    target: { mediaId: mediaGid, position: 0, alt: "Photo 0" },
    fileName: "red mug.jpeg",
    file: { mimeType: "image/jpeg", bytes: expect.any(Buffer) as Buffer },
  });
  const half = { ...makeLedger(productGid, mediaGid, "new"), step: "created" as const };
  await saveLedger(shopId, writeBackId, half);
  expect((await openWriteBack(shopId, writeBackId))?.ledger).toEqual(half);

  const whole = makeLedger(productGid, mediaGid, "new");
  await Promise.all([
    recordWriteBack(shopId, writeBackId, whole),
    recordWriteBack(shopId, writeBackId, whole),
  ]);
  expect(await stateOf(id)).toBe("written_back");
  expect(await openWriteBack(shopId, writeBackId)).toBeNull();
  expect(await jobsOf(shopId, "sync-product")).toEqual([
    { job: "sync-product", payload: { shopId, productGid } },
  ]);
  await expect(saveLedger(shopId, writeBackId, half)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a revert gets the ledger of the swap it undoes", async () => {
  const rendition = await openApproved();
  const { shopId, id } = rendition;
  const replacement = await finishWriteBack(shopId, rendition);
  await requestRevert(shopId, id, actor);
  const opened = await openWriteBack(shopId, await newestWriteBack(id));
  expect(opened).toMatchObject({
    direction: "revert",
    file: null,
    ledger: null,
    appliedLedger: { replacementId: replacement },
  });
});

test("a stale swap brings the rendition back into review, showing the photo as it is now", async () => {
  const { shopId, id, writeBackId, productGid, mediaGid } = await openApproved();
  const name = productGid.split("/").at(-1) ?? "";
  await openWriteBack(shopId, writeBackId);
  const moved = new AppError("STALE", "log", { userMessage: "The photo moved from place 1 to 3." });
  await failWriteBack(shopId, writeBackId, moved);
  expect(await readReview(shopId, id)).toMatchObject({
    state: "in_review",
    errorMessage: "The photo moved from place 1 to 3.",
    position: 0,
    writeBack: { state: "stale" },
  });
  expect(await jobsOf(shopId, "sync-product")).toHaveLength(1);
  await recordProducts(shopId, [
    makeProduct(name, { images: [{ ...makeImage(mediaGid, 2), alt: "Handle" }] }),
  ]);
  expect(await readReview(shopId, id)).toMatchObject({ position: 2, alt: "Handle" });

  expect(await approvePassed(shopId, { actor })).toEqual({ approved: 0 });
  await decide(shopId, id, { kind: "approve", actor });
  const again = await openWriteBack(shopId, await newestWriteBack(id));
  expect(again?.target).toEqual({ mediaId: mediaGid, position: 2, alt: "Handle" });
  expect(await readReview(shopId, id)).toMatchObject({ errorMessage: null });
});

test("what a person has decided on is not changed by a later reading of the product", async () => {
  const { shopId, id, productGid, mediaGid } = await openApproved();
  const name = productGid.split("/").at(-1) ?? "";
  await recordProducts(shopId, [
    makeProduct(name, { images: [{ ...makeImage(mediaGid, 5), alt: "Other" }] }),
  ]);
  expect(await readReview(shopId, id)).toMatchObject({ position: 0, alt: "Photo 0" });
});

test("the mirror's newer figures show at once when a swap was stale", async () => {
  const { shopId, id, writeBackId, productGid, mediaGid } = await openApproved();
  const name = productGid.split("/").at(-1) ?? "";
  await recordProducts(shopId, [makeProduct(name, { images: [{ ...makeImage(mediaGid, 4), alt: "New" }] })]);
  await failWriteBack(shopId, writeBackId, new AppError("STALE", "log"));
  expect(await readReview(shopId, id)).toMatchObject({ state: "in_review", position: 4, alt: "New" });
});

test("a product that is gone fails the rendition with a clear sentence, once", async () => {
  const { shopId, id, runId, writeBackId } = await openApproved();
  await failWriteBack(shopId, writeBackId, new AppError("NOT_FOUND", "log"));
  await failWriteBack(shopId, writeBackId, new AppError("STALE", "late"));
  expect(await readReview(shopId, id)).toMatchObject({
    state: "failed",
    errorMessage: "The product or its photo was deleted in Shopify, so there is nothing to replace.",
    writeBack: { state: "failed" },
  });
  expect(await retryFailed(shopId, runId, "staff:1")).toEqual({ retried: 1 });
  expect(await stateOf(id)).toBe("queued");
});

test("a revert that cannot be done says why and leaves the picture in the shop, where it can be asked for again", async () => {
  const rendition = await openApproved();
  const { shopId, id, productId } = rendition;
  await finishWriteBack(shopId, rendition);
  await requestRevert(shopId, id, actor);
  const deleted = new AppError("NOT_FOUND", "log", { userMessage: "The original picture was deleted." });
  await failWriteBack(shopId, await newestWriteBack(id), deleted);
  expect(await readReview(shopId, id)).toMatchObject({
    state: "written_back",
    errorMessage: null,
    writeBack: { direction: "revert", state: "failed", errorMessage: "The original picture was deleted." },
  });
  await requestRevert(shopId, id, actor);
  await finishWriteBack(shopId, rendition);
  expect(await stateOf(id)).toBe("reverted");

  const { history } = await readProductPage(shopId, productId);
  expect(history.map(({ kind, text }) => `${kind}: ${text}`).sort()).toEqual([
    "approved: Photo 1 approved",
    "enhanced: Photo 1 enhanced with Amazon main image",
    "put_back: Photo 1: the original is back in the shop",
    "reverted: Photo 1 asked back as it was",
    "reverted: Photo 1 asked back as it was",
    "write_back_failed: Photo 1: the original was not put back: The original picture was deleted.",
    "written_back: Photo 1 put into the shop",
  ]);
});

test("a swap that does not fit its rendition any more is undone as a whole", async () => {
  const { shopId, id, writeBackId, productGid, mediaGid } = await openApproved();
  await openWriteBack(shopId, writeBackId);
  await prisma.rendition.update({ where: { id }, data: { state: "failed" } });
  const recording = recordWriteBack(shopId, writeBackId, makeLedger(productGid, mediaGid, "new"));
  await expect(recording).rejects.toMatchObject({ code: "INTERNAL" });
  expect(await prisma.writeBack.findUnique({ where: { id: writeBackId } })).toMatchObject({
    state: "running",
  });
});

test("a swap that Shopify failed for good is undone later, unless the picture is asked for again first", async () => {
  const { shopId, id, writeBackId, productGid, mediaGid } = await openApproved();
  await openWriteBack(shopId, writeBackId);
  const half = { ...makeLedger(productGid, mediaGid, "new"), step: "attached" as const };
  await saveLedger(shopId, writeBackId, half);
  await failWriteBack(shopId, writeBackId, new AppError("CHANNEL_FAILED", "log"));
  expect(await jobsOf(shopId, "undo-write-back")).toEqual([
    { job: "undo-write-back", payload: { shopId, writeBackId } },
  ]);
  expect(await openUndo(shopId, writeBackId)).toEqual({ productGid, ledger: half, original: null });

  await giveUpUndo(shopId, writeBackId);
  expect((await readReview(shopId, id)).errorMessage).toMatch(/may show the old and the new photo/);
  await recordUndone(shopId, writeBackId, { ...half, step: "ready" });
  expect(await openUndo(shopId, writeBackId)).toMatchObject({ ledger: { step: "ready" } });

  await prisma.writeBack.create({
    data: { shopId, renditionId: id, direction: "apply", requestedBy: actor },
  });
  expect(await openUndo(shopId, writeBackId)).toBeNull();
});

test("a swap that was refused before it had begun needs no undoing", async () => {
  const { shopId, writeBackId } = await openApproved();
  await openWriteBack(shopId, writeBackId);
  await failWriteBack(shopId, writeBackId, new AppError("CHANNEL_FAILED", "log"));
  expect(await jobsOf(shopId, "undo-write-back")).toEqual([]);
});
