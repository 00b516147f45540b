/** The swap of a product picture and its way back, against the sandbox shop over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SwapStep, swapSteps } from "#core/write-back.ts";
import { deleteFilesDocument, updateFileDocument } from "#connectors/shopify/admin.generated.ts";
import { planSwap, replaceMedia } from "#connectors/shopify/replace-media.ts";
import { failureOf, type MugShop, openMugShop, patience } from "./shopify/mug-shop.ts";
import { paint } from "./shopify/open-shop.ts";

let shop: MugShop;

beforeEach(async () => {
  shop = await openMugShop();
});

afterEach(async () => {
  await shop.stop();
});

describe("a swap", () => {
  test("takes the place, alt text and variants of the old picture, which stays in the shop's files", async () => {
    const done = await shop.run({ ledger: await shop.plan() });
    expect(await shop.look()).toEqual(shop.swapped);
    expect(done.step).toBe("verified");
    await shop.expectOneNewFile();
  });

  test("keeps the base name for search engines and takes the extension of the real type", async () => {
    await shop.run({ ledger: await shop.plan() });
    expect((await shop.product(shop.before.id)).media[1]!.fileName).toMatch(/^red-mug-1-[0-9a-f]{8}\.jpg$/u);
  });

  test("saves every step, in order", async () => {
    const steps: SwapStep[] = [];
    await shop.run({ ledger: await shop.plan(), save: async (ledger) => void steps.push(ledger.step) });
    expect(steps).toEqual(swapSteps.slice(1));
  });

  test("of the first and of the last picture keeps their places as well", async () => {
    for (const index of [0, 2]) {
      const { replacementId } = await shop.run({ ledger: await shop.plan(index) });
      expect((await shop.product(shop.before.id)).media[index]!.id).toBe(replacementId);
    }
    expect((await shop.look()).media.map(({ id }) => id)).toEqual(["NEW", shop.idAt(1), "NEW"]);
  });

  test("moves more variants than one call takes", async () => {
    const base64 = (await paint("navy")).toString("base64");
    const shirt = await shop.addProduct({
      title: "Shirt",
      images: [{ alt: "front", base64 }],
      variants: Array.from({ length: 230 }, (_, index) => ({ title: String(index), image: 0 })),
    });
    const target = { mediaId: shirt.media[0]!.id, position: 0, alt: "front" };
    const { client } = shop;
    const ledger = await planSwap({ client, productId: shirt.id, target, fileName: "shirt.jpg" });
    const file = { bytes: await paint("azure"), mimeType: "image/jpeg" };
    const { replacementId } = await replaceMedia({
      client,
      ledger,
      file,
      saveLedger: shop.remember,
      patience,
    });
    const after = await shop.product(shirt.id);
    expect(after.variants.filter(({ mediaId }) => mediaId === replacementId)).toHaveLength(230);
  });
});

describe("the way back", () => {
  beforeEach(async () => {
    await shop.run({ ledger: await shop.plan() });
  });

  test("restores order, alt texts, variants and the very same picture, with nothing to upload", async () => {
    await shop.run({ ledger: await shop.planBack() });
    expect(await shop.look()).toEqual(shop.untouched);
    expect((await shop.operations()).filter((name) => name === "PackshotStageUpload")).toHaveLength(1);
    await shop.expectOneNewFile();
  });

  test("and forth again makes no second file", async () => {
    await shop.run({ ledger: await shop.planBack() });
    await shop.run({ ledger: await shop.plan() });
    expect(await shop.look()).toEqual(shop.swapped);
    await shop.expectOneNewFile();
  });

  test("brings the old alt text back even if the original's was changed among the files", async () => {
    await shop.client.run(updateFileDocument, {
      files: [{ id: shop.idAt(1), alt: "Changed in the library" }],
    });
    await shop.run({ ledger: await shop.planBack() });
    expect(await shop.look()).toEqual(shop.untouched);
  });

  test("works when the merchant changed our alt text or added pictures meanwhile", async () => {
    const add = [{ alt: "A new view", base64: (await paint("gold")).toString("base64") }];
    await shop.editProduct(shop.before.id, { alt: { [shop.saved().replacementId!]: "Another text" }, add });
    await shop.run({ ledger: await shop.planBack() });
    const { media, variants } = await shop.look();
    expect(media.slice(0, 3)).toEqual(shop.untouched.media);
    expect(media[3]).toMatchObject({ alt: "A new view" });
    expect(variants).toEqual(shop.untouched.variants);
  });

  test("is STALE when the merchant moved our picture", async () => {
    await shop.editProduct(shop.before.id, {
      order: [shop.saved().replacementId, shop.idAt(0), shop.idAt(2)],
    });
    expect((await failureOf(shop.planBack())).code).toBe("STALE");
  });

  test("is STALE when the merchant removed our picture", async () => {
    await shop.editProduct(shop.before.id, { remove: [shop.saved().replacementId] });
    expect((await failureOf(shop.planBack())).code).toBe("STALE");
  });

  test("happens anyway when that is asked for: the original goes where our picture was moved to", async () => {
    const [first, , last] = [0, 1, 2].map((index) => shop.idAt(index));
    await shop.editProduct(shop.before.id, { order: [shop.saved().replacementId, first, last] });
    await shop.run({ ledger: await shop.planBack(true) });
    const { media, variants } = await shop.look();
    expect(media.map(({ id }) => id)).toEqual([shop.idAt(1), first, last]);
    expect(variants).toEqual(shop.untouched.variants);
  });

  test("happens anyway when our picture was removed: to the old place, and to variants left bare", async () => {
    await shop.editProduct(shop.before.id, { remove: [shop.saved().replacementId] });
    await shop.run({ ledger: await shop.planBack(true) });
    expect(await shop.look()).toEqual(shop.untouched);
  });

  test("is NOT_FOUND when the product is gone", async () => {
    await shop.deleteProduct(shop.before.id);
    expect((await failureOf(shop.planBack())).code).toBe("NOT_FOUND");
  });

  test("is NOT_FOUND when the original was deleted from the shop's files", async () => {
    await shop.client.run(deleteFilesDocument, { fileIds: [shop.idAt(1)] });
    expect((await failureOf(shop.planBack())).userMessage).toContain("original picture was deleted");
  });
});
