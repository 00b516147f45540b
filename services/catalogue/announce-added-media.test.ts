import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import type { RuleDefinition } from "#core/automation/rule.ts";
import { prisma } from "#prisma/client.ts";
import {
  finishWriteBack,
  jobsOf,
  makeImage,
  makeProduct,
  openReviewedRendition,
  openTestShop,
} from "#tests/fixtures/shop.ts";
import { saveRule } from "../automation/save-rule.ts";
import { decide } from "../review/decide.ts";
import { recordProducts } from "./record-products.ts";

const every: RuleDefinition = {
  ...{ name: "New products", conditions: [], presets: ["amazon-main"], approval: "review" },
  ...{ quietHours: null, dailyCap: null, stopsOthers: true },
};
const later = new Date("2026-11-02T12:00:00Z");
const muchLater = new Date("2026-11-03T12:00:00Z");

async function openShopWithRule(): Promise<string> {
  const { id: shopId } = await openTestShop();
  await saveRule(shopId, null, every, "ann");
  return shopId;
}

const announced = async (shopId: string) =>
  (await jobsOf(shopId, "automate-product")).map(({ payload }) => payload);

test("photos added to a known product are announced once, and nothing else is", async () => {
  const shopId = await openShopWithRule();
  const [old, added] = [makeImage("old"), makeImage("added", 1)];
  await recordProducts(shopId, [makeProduct("1", { images: [old] }), makeProduct("2")]);
  expect(await announced(shopId), "a product read for the first time").toEqual([]);
  const changed = makeProduct("1", { images: [old, added], updatedAt: later });
  await recordProducts(shopId, [changed, makeProduct("2", { title: "Renamed", updatedAt: later })]);
  const news = {
    ...{ shopId, productGid: "gid://shopify/Product/1", occasion: "media-added", mediaGids: ["added"] },
  };
  expect(await announced(shopId)).toEqual([news]);
  await recordProducts(shopId, [changed]);
  await recordProducts(shopId, [makeProduct("1", { images: [added], updatedAt: muchLater })]);
  expect(await announced(shopId), "read again, and one photo taken away").toEqual([news]);
});

test("a reading that comes too late announces nothing", async () => {
  const shopId = await openShopWithRule();
  await recordProducts(shopId, [makeProduct("1", { images: [makeImage("a")], updatedAt: later })]);
  await recordProducts(shopId, [makeProduct("1", { images: [makeImage("a"), makeImage("b", 1)] })]);
  expect(await announced(shopId)).toEqual([]);
});

test("nobody is asked where no rule is, or all are paused", async () => {
  const { id: shopId } = await openTestShop();
  const addPhoto = (mediaGid: string, updatedAt: Date) =>
    recordProducts(shopId, [makeProduct("1", { images: [makeImage(mediaGid)], updatedAt })]);
  await addPhoto("a", later);
  await addPhoto("b", later);
  await saveRule(shopId, null, every, "ann");
  await prisma.automationRule.updateMany({ where: { shopId }, data: { paused: true } });
  await addPhoto("c", later);
  expect(await announced(shopId)).toEqual([]);
});

test("our own picture is no news, nor the original when it comes back", async () => {
  const shopId = await openShopWithRule();
  const rendition = await openReviewedRendition(shopId);
  await decide(shopId, rendition.id, { kind: "approve", actor: "ann" });
  const replacement = await finishWriteBack(shopId, rendition, "gid://shopify/MediaImage/9001");
  const name = rendition.productGid.split("/").at(-1) ?? "";
  const swapped = makeProduct(name, { images: [makeImage(replacement)], updatedAt: later });
  await recordProducts(shopId, [swapped]);
  const original = makeImage(rendition.mediaGid);
  await recordProducts(shopId, [{ ...swapped, images: [original], updatedAt: muchLater }]);
  expect(await announced(shopId)).toEqual([]);
  const fresh = [original, makeImage("gid://shopify/MediaImage/fresh", 1)];
  await recordProducts(shopId, [{ ...swapped, images: fresh, updatedAt: muchLater }]);
  expect(await announced(shopId)).toMatchObject([{ mediaGids: ["gid://shopify/MediaImage/fresh"] }]);
});
