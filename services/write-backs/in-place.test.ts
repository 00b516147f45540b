/** What is recorded and kept where bytes are changed in place. */
import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { recipeSchema } from "#core/recipe.ts";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  firstRunProduct,
  makeImage,
  makeLedger,
  makeProduct,
  makeSource,
  newestWriteBack,
  openTestShop,
  renderQueued,
} from "#tests/fixtures/shop.ts";
import { recordIngest } from "../ingest/record-ingest.ts";
import { findReplacements } from "../renditions/find-replacements.ts";
import { decide } from "../review/decide.ts";
import { requestRevert } from "../review/request-revert.ts";
import { startRun } from "../runs/start-run.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { keepOriginal } from "./keep-original.ts";
import { openWriteBack } from "./open-write-back.ts";
import { recordWriteBack } from "./record-write-back.ts";
import { requireSoleUse } from "./sole-use.ts";

const actor = "ann";
const mediaGid = "gid://shopify/MediaImage/mug";
const productGid = "gid://shopify/Product/mug";

/** One photo, a PNG, on one product. */
async function openRun(writeMode?: "swap" | "in_place") {
  const { id: shopId } = await openTestShop();
  const [productId = ""] = await addProducts(shopId, [makeProduct("mug")]);
  const start = () =>
    startRun(shopId, { productIds: [productId], presetName: "amazon-main", actor, writeMode });
  return { shopId, productId, start };
}

async function ingest(shopId: string, runId: string) {
  const source = { bytes: Buffer.from("a png"), mimeType: "image/png" };
  await recordIngest(shopId, await firstRunProduct(runId), [makeSource(mediaGid, source)]);
  return prisma.rendition.findFirstOrThrow({ where: { runId } });
}

const formatOf = (recipe: unknown) => recipeSchema.parse(recipe).encode.format;

test("a run in place writes in the format of the file; a swap in that of the preset", async () => {
  const inPlace = await openRun("in_place");
  const { runId } = await inPlace.start();
  expect(formatOf((await ingest(inPlace.shopId, runId)).recipe)).toBe("png");

  const swap = await openRun("swap");
  expect(formatOf((await ingest(swap.shopId, (await swap.start()).runId)).recipe)).toBe("jpeg");
});

test("a run that does not say goes by the shop's settings", async () => {
  const { shopId, start } = await openRun();
  await saveSettings(shopId, { writeMode: "in_place" }, actor);
  const { runId } = await start();
  expect(await prisma.run.findUnique({ where: { id: runId } })).toMatchObject({ writeMode: "in_place" });
});

test("the way back opens with the kept bytes, and the next run starts from the original", async () => {
  const { shopId, productId, start } = await openRun("in_place");
  const { id } = await ingest(shopId, (await start()).runId);
  await renderQueued(shopId, id);
  await decide(shopId, id, { kind: "approve", actor });
  const applied = await newestWriteBack(id);
  expect(await openWriteBack(shopId, applied)).toMatchObject({ writeMode: "in_place", anyway: false });

  const bytes = Buffer.from("what the file showed");
  const original = await keepOriginal(shopId, bytes, "image/png");
  await recordWriteBack(shopId, applied, {
    ...makeLedger(productGid, mediaGid, mediaGid),
    inPlace: { urlBefore: "v=1", urlAfter: "v=2", original, newBytes: 9 },
  });
  const replaced = await findReplacements(shopId, productId);
  expect(replaced.get(mediaGid)).toMatchObject({ replacedGid: mediaGid, fileName: "red mug.jpeg" });

  await requestRevert(shopId, id, actor);
  expect(await openWriteBack(shopId, await newestWriteBack(id))).toMatchObject({
    ...{ direction: "revert", file: { bytes, mimeType: "image/png" } },
  });
});

test("a file is changed in place only where the mirror knows one product for it", async () => {
  const { shopId } = await openRun();
  const file = { productGid, mediaGid };
  await expect(requireSoleUse(shopId, file)).rejects.toMatchObject({ code: "CONFLICT" });
  await prisma.shop.update({ where: { id: shopId }, data: { catalogueSyncedAt: new Date() } });
  expect((await requireSoleUse(shopId, file)).mirroredAt.getTime()).toBeLessThan(Date.now());

  const { id: strangers } = await openTestShop();
  await addProducts(strangers, [makeProduct("theirs", { images: [makeImage(mediaGid)] })]);
  await requireSoleUse(shopId, file);
  await addProducts(shopId, [makeProduct("cup", { images: [makeImage(mediaGid)] })]);
  await expect(requireSoleUse(shopId, file)).rejects.toMatchObject({ code: "SHARED_FILE" });
});
