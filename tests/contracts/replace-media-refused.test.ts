/** Every way in which a swap is stopped: what the caller hears, and what is left in the shop. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteFilesDocument } from "#connectors/shopify/admin.generated.ts";
import { planSwap, undoSwap } from "#connectors/shopify/replace-media.ts";
import { failureOf, type MugShop, openMugShop, patience } from "./shopify/mug-shop.ts";
import { paint } from "./shopify/open-shop.ts";

const impatience = { pausesMs: [5], mediaDeadlineMs: 150, settleDeadlineMs: 150 };

let shop: MugShop;

beforeEach(async () => {
  shop = await openMugShop();
});

afterEach(async () => {
  await shop.stop();
});

/** Runs up to the last look before the gallery is touched, changes something, and goes on. */
async function changeBeforeAttaching(change: () => Promise<void>) {
  return failureOf(
    shop.run({
      ledger: await shop.plan(),
      save: async (ledger) => {
        await shop.remember(ledger);
        if (ledger.step === "ready") await change();
      },
    }),
  );
}

describe("a product that changed since the review", () => {
  const changes = [
    ["its alt text", () => shop.editProduct(shop.before.id, { alt: { [shop.idAt(1)]: "Better words" } })],
    [
      "its place",
      () => shop.editProduct(shop.before.id, { order: [shop.idAt(1), shop.idAt(0), shop.idAt(2)] }),
    ],
    ["its presence", () => shop.editProduct(shop.before.id, { remove: [shop.idAt(1)] })],
  ] as const;

  test.each(changes)("in %s is STALE when the swap is planned", async (_what, change) => {
    await change();
    expect((await failureOf(shop.plan())).code).toBe("STALE");
  });

  test.each(changes)(
    "in %s is STALE at the last look, and stays as the merchant made it",
    async (_what, change) => {
      const error = await changeBeforeAttaching(change);
      expect(error.code).toBe("STALE");
      const { media } = await shop.look();
      expect(media.map(({ id }) => id)).not.toContain("NEW");
    },
  );

  test("after a crash in mid-attach is STALE, and our picture is taken out again", async () => {
    await shop.breakNext({ kind: "drop-after", match: { operation: "PackshotUpdateFile" } });
    await failureOf(shop.run({ ledger: await shop.plan() }));
    expect((await shop.look()).media.map(({ id }) => id)).toContain("NEW");
    await shop.editProduct(shop.before.id, { alt: { [shop.idAt(1)]: "Better words" } });
    expect((await failureOf(shop.run())).code).toBe("STALE");
    const { media, variants } = await shop.look();
    expect(media.map(({ id }) => id)).toEqual(shop.untouched.media.map(({ id }) => id));
    expect(variants).toEqual(shop.untouched.variants);
  });

  test("is swapped around what the merchant adds in between", async () => {
    const add = [{ alt: "A new view", base64: (await paint("gold")).toString("base64") }];
    await shop.run({
      ledger: await shop.plan(),
      save: async (ledger) => {
        await shop.remember(ledger);
        if (ledger.step === "ordered") await shop.editProduct(shop.before.id, { add });
      },
    });
    const { media } = await shop.look();
    expect(media.slice(0, 3)).toEqual(shop.swapped.media);
    expect(media).toHaveLength(4);
  });

  test("is NOT_FOUND when it was deleted, before or in between", async () => {
    const ledger = await shop.plan();
    const remove = () => shop.deleteProduct(shop.before.id);
    expect((await changeBeforeAttaching(remove)).code).toBe("NOT_FOUND");
    expect((await failureOf(shop.plan())).code).toBe("NOT_FOUND");
    expect((await failureOf(shop.run({ ledger }))).code).toBe("NOT_FOUND");
  });

  test("is refused before anything is uploaded when its gallery is full", async () => {
    const base64 = (await paint("olive")).toString("base64");
    const { client } = shop;
    const full = await shop.addProduct({
      title: "Full",
      images: Array.from({ length: 250 }, () => ({ base64 })),
    });
    const target = { mediaId: full.media[0]!.id, position: 0, alt: "" };
    const error = await failureOf(planSwap({ client, productId: full.id, target, fileName: "full.jpg" }));
    expect(error).toMatchObject({
      code: "CHANNEL_REFUSED",
      userMessage: expect.stringContaining("250 pictures"),
    });
  });
});

describe("a picture that Shopify cannot process", () => {
  test("is refused in plain words, and our failed upload is removed", async () => {
    await shop.breakNext({ kind: "media-failed", code: "INVALID_IMAGE_RESOLUTION" });
    const error = await failureOf(shop.run({ ledger: await shop.plan() }));
    expect(error).toMatchObject({
      code: "CHANNEL_REFUSED",
      userMessage: expect.stringContaining("more pixels"),
    });
    expect(await shop.look()).toEqual(shop.untouched);
    expect(await shop.files()).toHaveLength(shop.before.media.length);
  });

  test("is uploaded anew when the failure was one that passes", async () => {
    await shop.breakNext({ kind: "media-failed", code: "IMAGE_DOWNLOAD_FAILURE" });
    expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe("CHANNEL_FAILED");
    await shop.run();
    expect(await shop.look()).toEqual(shop.swapped);
    await shop.expectOneNewFile();
  });

  test("and is stuck is tried again later, with the same file", async () => {
    await shop.breakNext({ kind: "media-stuck" });
    const running = shop.run({ ledger: await shop.plan(), patience: impatience });
    expect((await failureOf(running)).code).toBe("CHANNEL_FAILED");
    expect((await failureOf(shop.run({ patience: impatience }))).code).toBe("CHANNEL_FAILED");
    expect(shop.saved().step).toBe("created");
    expect(await shop.look()).toEqual(shop.untouched);
    await shop.expectOneNewFile();
  });

  test("because the merchant deleted it meanwhile is uploaded anew", async () => {
    const deleteFile = async () => {
      const fileIds = [shop.saved().replacementId!];
      await shop.client.run(deleteFilesDocument, { fileIds });
    };
    const running = shop.run({
      ledger: await shop.plan(),
      save: async (ledger) => {
        await shop.remember(ledger);
        if (ledger.step === "created") await deleteFile();
      },
    });
    expect((await failureOf(running)).code).toBe("CHANNEL_FAILED");
    await shop.run();
    expect(await shop.look()).toEqual(shop.swapped);
  });
});

test("an upload whose address has expired is made anew", async () => {
  await shop.breakNext({
    kind: "user-error",
    match: { operation: "PackshotCreateFile" },
    userError: {
      field: ["files", "0", "originalSource"],
      message: "File URL is invalid",
      code: "INVALID_IMAGE_SOURCE_URL",
    },
  });
  expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe("CHANNEL_FAILED");
  expect(shop.saved()).toMatchObject({ step: "planned", stagedUrl: null });
  await shop.run();
  expect(await shop.look()).toEqual(shop.swapped);
  await shop.expectOneNewFile();
});

test.each([
  [403, "CHANNEL_FAILED"],
  [400, "CHANNEL_REFUSED"],
] as const)("storage answering %i to the upload is %s", async (status, code) => {
  await shop.breakNext({ kind: "5xx", status, match: { path: "/staged" } });
  expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe(code);
  expect(await shop.look()).toEqual(shop.untouched);
});

describe("a refusal for good in mid-swap puts everything back", () => {
  const suspended = { field: ["files"], message: "Product is suspended.", code: "PRODUCT_SUSPENDED" };

  test.each([
    ["ordering", { operation: "PackshotReorderMedia" }, 1],
    ["moving the variants", { operation: "PackshotAppendVariantMedia" }, 1],
    ["detaching the old picture", { operation: "PackshotUpdateFile", contains: "referencesToRemove" }, 1],
  ])("at %s", async (_step, match, times) => {
    await shop.breakNext({ kind: "user-error", match, times, userError: suspended });
    const error = await failureOf(shop.run({ ledger: await shop.plan() }));
    expect(error).toMatchObject({
      code: "CHANNEL_REFUSED",
      userMessage: expect.stringContaining("suspended"),
    });
    expect(await shop.look()).toEqual(shop.untouched);
    expect(shop.saved().step).toBe("ready");
  });

  test("also when the verification finds another alt text", async () => {
    const running = shop.run({
      ledger: await shop.plan(),
      patience: impatience,
      save: async (ledger) => {
        await shop.remember(ledger);
        if (ledger.step !== "detached") return;
        await shop.editProduct(shop.before.id, { alt: { [ledger.replacementId!]: "Somebody else's words" } });
      },
    });
    expect((await failureOf(running)).code).toBe("CHANNEL_REFUSED");
    expect(await shop.look()).toEqual(shop.untouched);
  });

  test("and when the undoing itself breaks off, the next try undoes the rest", async () => {
    const match = { operation: "PackshotUpdateFile", contains: "referencesToRemove" };
    await shop.breakNext({ kind: "user-error", match, userError: suspended, times: 2 });
    await shop.breakNext({ kind: "drop", match: { operation: "PackshotReorderMedia" }, skip: 1 });
    expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe("CHANNEL_FAILED");
    expect((await failureOf(shop.run())).code).toBe("CHANNEL_REFUSED");
    expect(await shop.look()).toEqual(shop.untouched);
  });
});

describe("a shop that does not answer as hoped", () => {
  test("while variants are moved leaves none of them without a picture", async () => {
    await shop.breakNext({ kind: "5xx", match: { operation: "PackshotAppendVariantMedia" } });
    expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe("CHANNEL_FAILED");
    expect((await shop.look()).variants).toEqual(shop.untouched.variants);
    await shop.run();
    expect(await shop.look()).toEqual(shop.swapped);
  });

  test("on the last try gets everything put back", async () => {
    await shop.breakNext({
      kind: "5xx",
      match: { operation: "PackshotUpdateFile", contains: "referencesToRemove" },
    });
    const running = shop.run({ ledger: await shop.plan(), isLastTry: true });
    expect((await failureOf(running)).code).toBe("CHANNEL_FAILED");
    expect(await shop.look()).toEqual(shop.untouched);
  });

  test("because the budget is spent is THROTTLED with a time to wait, and goes on later", async () => {
    await shop.breakNext({ kind: "throttled", match: { operation: "PackshotUpdateFile" } });
    const error = await failureOf(shop.run({ ledger: await shop.plan() }));
    expect(error.code).toBe("THROTTLED");
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(500);
    await shop.run();
    expect(await shop.look()).toEqual(shop.swapped);
  });

  test("because our token was revoked is SHOP_UNAVAILABLE, and the ledger stays where it was", async () => {
    const running = shop.run({
      ledger: await shop.plan(),
      save: async (ledger) => {
        await shop.remember(ledger);
        if (ledger.step === "attached") await shop.revokeTokens();
      },
    });
    expect((await failureOf(running)).code).toBe("SHOP_UNAVAILABLE");
    expect(shop.saved().step).toBe("attached");
  });

  test("because the merchant took a permission away is SHOP_UNAVAILABLE", async () => {
    await shop.breakNext({ kind: "access-denied", match: { operation: "PackshotCreateFile" } });
    expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe("SHOP_UNAVAILABLE");
  });

  test("a worker that is told to stop stops between two calls", async () => {
    const controller = new AbortController();
    const running = shop.run({
      ledger: await shop.plan(),
      signal: controller.signal,
      save: async (ledger) => {
        await shop.remember(ledger);
        if (ledger.step === "created") controller.abort(new Error("worker stops"));
      },
    });
    await expect(running).rejects.toThrow("worker stops");
    await shop.run();
    expect(await shop.look()).toEqual(shop.swapped);
  });
});

test("when Shopify fails the last try and its undoing too, both pictures are there until it is undone later", async () => {
  await shop.breakNext({ kind: "5xx", match: { operation: "PackshotReorderMedia" }, status: 503, times: 9 });
  // The first update attaches ours; the undoing would take it out.
  await shop.breakNext({ kind: "5xx", match: { operation: "PackshotUpdateFile" }, status: 503, skip: 1 });
  expect((await failureOf(shop.run({ ledger: await shop.plan(), isLastTry: true }))).code).toBe(
    "CHANNEL_FAILED",
  );
  expect((await shop.look()).media).toHaveLength(4);

  const later = () =>
    undoSwap({ client: shop.client, ledger: shop.saved(), saveLedger: shop.remember, patience });
  await later();
  expect(await shop.look()).toEqual(shop.untouched);
  await later();
  expect(await shop.look()).toEqual(shop.untouched);
});
