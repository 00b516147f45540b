/** The change of a file's bytes in place and its way back, against the sandbox shop over HTTP. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateFileDocument } from "#connectors/shopify/admin.generated.ts";
import { planInPlace, planRevertInPlace } from "#connectors/shopify/in-place/plan.ts";
import { isShownElsewhereSince } from "#connectors/shopify/in-place/shown-since.ts";
import { replaceMedia, undoSwap } from "#connectors/shopify/replace-media.ts";
import { stageUpload } from "#connectors/shopify/stage-upload.ts";
import type { SwapLedger, SwapStep } from "#core/write-back.ts";
import { failureOf, patience, type Save } from "./shopify/mug-shop.ts";
import { openShop, paint, type ProductState, type TestShop } from "./shopify/open-shop.ts";

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const kept = new Map<string, Buffer>();

let shop: TestShop;
let before: ProductState;
let ours: Buffer;
let saved: SwapLedger;

const target = () => ({ mediaId: before.media[1]!.id, position: 1, alt: "View 1" });
const remember: Save = async (ledger) => void (saved = structuredClone(ledger));

/** What the worker does: fetches the signed address and keeps the bytes. */
async function keepOriginal(url: string) {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  kept.set(hash(bytes), bytes);
  return { sha256: hash(bytes), mimeType: "image/jpeg" };
}

const jpeg = (bytes: Buffer) => ({ bytes, mimeType: "image/jpeg" });
const original = () => jpeg(kept.get(saved.inPlace!.original.sha256)!);

const plan = () =>
  planInPlace({
    client: shop.client,
    productId: before.id,
    target: target(),
    file: jpeg(ours),
    keepOriginal,
  });

const planBack = (anyway = false) =>
  planRevertInPlace(saved, { client: shop.client, file: original(), keepOriginal, anyway });

/** Begins with `ledger`, or goes on from what is saved, as a worker that starts anew does. */
const run = (options: { ledger?: SwapLedger; file?: Buffer; save?: Save; mediaDeadlineMs?: number } = {}) =>
  replaceMedia({
    client: shop.client,
    ledger: structuredClone(options.ledger ?? saved),
    file: jpeg(options.file ?? ours),
    saveLedger: options.save ?? remember,
    patience: { ...patience, mediaDeadlineMs: options.mediaDeadlineMs ?? patience.mediaDeadlineMs },
  });

const apply = async () => run({ ledger: await plan() });

/** Puts other bytes in as a merchant does with Shopify's "Replace". */
async function merchantReplaces(colour: string) {
  const was = (await look()).media[1]!.url;
  const originalSource = await stageUpload(shop.client, "mug-1.jpg", jpeg(await paint(colour)));
  await shop.client.run(updateFileDocument, { files: [{ id: target().mediaId, originalSource }] });
  await expect.poll(async () => (await look()).media[1]!.url).not.toBe(was);
}

const look = () => shop.product(before.id);
const bytesNow = async () =>
  hash(Buffer.from(await (await fetch((await look()).media[1]!.url!)).arrayBuffer()));
const pathOf = (url: string | null) => new URL(url!).pathname;

beforeEach(async () => {
  shop = await openShop();
  ours = await paint("white");
  const images = await Promise.all(
    ["crimson", "tomato", "maroon"].map(async (colour, index) => ({
      ...{ fileName: `mug-${index}.jpg`, alt: `View ${index}` },
      base64: (await paint(colour)).toString("base64"),
    })),
  );
  before = await shop.addProduct({ title: "Mug", images, variants: [{ title: "S", image: 1 }] });
});

afterEach(async () => {
  await shop.stop();
});

async function expectOurs() {
  const after = await look();
  expect(after.media.map(({ id, alt }) => ({ id, alt }))).toEqual(
    before.media.map(({ id, alt }) => ({ id, alt })),
  );
  expect(after.variants).toEqual(before.variants);
  expect(pathOf(after.media[1]!.url)).toBe(pathOf(before.media[1]!.url));
  expect(after.media[1]!.url).not.toBe(before.media[1]!.url);
  expect(await bytesNow()).toBe(hash(ours));
  expect(await shop.files()).toHaveLength(3);
}

async function expectOriginal() {
  expect(await bytesNow()).toBe(hash(await paint("tomato")));
  expect((await look()).media.map(({ id, alt }) => [id, alt])).toEqual(
    before.media.map(({ id, alt }) => [id, alt]),
  );
}

test("the file keeps id, place, alt, variants and path; only bytes and version change", async () => {
  const steps: SwapStep[] = [];
  const save: Save = async (ledger) => void steps.push(ledger.step);
  const done = await run({ ledger: await plan(), save });
  expect(steps).toEqual(["staged", "created", "verified"]);
  expect(done).toMatchObject({
    replacementId: target().mediaId,
    inPlace: { original: { mimeType: "image/jpeg" } },
  });
  await expectOurs();
});

test("the way back brings the very same bytes, also after the merchant moved or renamed the picture", async () => {
  await apply();
  await shop.editProduct(before.id, {
    order: [1, 0, 2].map((index) => before.media[index]!.id),
    alt: { [target().mediaId]: "Better words" },
  });
  await run({ ledger: await planBack(), file: original().bytes });
  const [first] = (await look()).media;
  expect(first).toMatchObject({ id: target().mediaId, alt: "Better words" });
  expect(hash(Buffer.from(await (await fetch(first!.url!)).arrayBuffer()))).toBe(hash(await paint("tomato")));
});

class Killed extends Error {}

describe.each(["apply", "revert"])("the %s, killed", (direction) => {
  const begin = async () => {
    if (direction === "apply") return { ledger: await plan(), file: ours };
    await apply();
    return { file: original().bytes, ledger: await planBack() };
  };
  const expectDone = () => (direction === "apply" ? expectOurs() : expectOriginal());

  describe.each(["before saving", "after saving"])("%s", (when) => {
    test.each(["staged", "created", "verified"])("the step %s", async (step) => {
      const { ledger, file } = await begin();
      await remember(ledger);
      const save: Save = async (next) => {
        if (next.step !== step || when === "after saving") await remember(next);
        if (next.step === step) throw new Killed();
      };
      await expect(run({ ledger, file, save })).rejects.toThrow(Killed);
      await run({ file });
      await expectDone();
    });
  });

  test.each([
    ["drop", "PackshotStageUpload"],
    ["drop", "PackshotUpdateFile"],
    ["drop-after", "PackshotUpdateFile"],
    ["drop", "PackshotFileContent"],
  ])("by a %s of %s", async (kind, operation) => {
    const { ledger, file } = await begin();
    await remember(ledger);
    await shop.breakNext({ kind, match: { operation } });
    expect((await failureOf(run({ ledger, file }))).code).toBe("CHANNEL_FAILED");
    await run({ file });
    await expectDone();
  });
});

describe("is refused, with nothing changed", () => {
  test("as FORMAT_DIFFERS when the picture has another format", async () => {
    const file = { bytes: ours, mimeType: "image/png" };
    const input = { client: shop.client, productId: before.id, target: target(), file, keepOriginal };
    expect((await failureOf(planInPlace(input))).code).toBe("FORMAT_DIFFERS");
    await expectOriginal();
  });

  test("as FORMAT_DIFFERS when Shopify says so", async () => {
    const ledger = await plan();
    expect((await failureOf(run({ ledger: { ...ledger, fileName: "mug.png" } }))).code).toBe(
      "FORMAT_DIFFERS",
    );
    await expectOriginal();
  });

  test("when Shopify cannot process the bytes; the file is READY again and the next try is a new one", async () => {
    await shop.breakNext({ kind: "media-failed", code: "INVALID_IMAGE_RESOLUTION" });
    expect(await failureOf(apply())).toMatchObject({
      ...{ code: "CHANNEL_REFUSED", userMessage: expect.stringContaining("more pixels") as string },
    });
    expect((await look()).media[1]!.status).toBe("READY");
    await expectOriginal();
    await run();
    await expectOurs();
  });

  test.each([
    ["another place", { order: [1, 0, 2] }],
    ["another alt text", { alt: "Better words" }],
  ])("as STALE when the product changed to %s since the review", async (_what, change) => {
    await shop.editProduct(before.id, {
      ...("order" in change && { order: change.order.map((index) => before.media[index]!.id) }),
      ...("alt" in change && { alt: { [target().mediaId]: change.alt } }),
    });
    expect((await failureOf(plan())).code).toBe("STALE");
  });

  test("as STALE when the merchant replaced the file between plan and write", async () => {
    const ledger = await plan();
    await merchantReplaces("navy");
    const theirs = await bytesNow();
    expect((await failureOf(run({ ledger }))).code).toBe("STALE");
    expect(await bytesNow()).toBe(theirs);
  });
});

describe("a file that the merchant replaced after us", () => {
  beforeEach(async () => {
    await apply();
    await merchantReplaces("navy");
  });

  test("is a conflict for the way back", async () => {
    expect((await failureOf(planBack())).code).toBe("STALE");
  });

  test("gets the original anyway when that is asked for, and theirs is kept by us", async () => {
    const theirs = await bytesNow();
    const ledger = await planBack(true);
    await run({ ledger, file: original().bytes });
    await expectOriginal();
    expect(kept.has(theirs)).toBe(true);
  });
});

test("a picture taken out of the product comes back with its original bytes when that is asked for anyway", async () => {
  await apply();
  await shop.editProduct(before.id, { remove: [target().mediaId] });
  expect((await failureOf(planBack())).userMessage).toMatch(/was removed from the product/);
  await run({ ledger: await planBack(true), file: original().bytes });
  const last = (await look()).media.at(-1)!;
  expect(last.id).toBe(target().mediaId);
  expect(hash(Buffer.from(await (await fetch(last.url!)).arrayBuffer()))).toBe(hash(await paint("tomato")));
});

test("given up while Shopify still worked, it is undone once the bytes are there", async () => {
  const ledger = await plan();
  await remember(ledger);
  await shop.breakNext({ kind: "drop-after", match: { operation: "PackshotUpdateFile" } });
  await failureOf(run({ ledger }));
  await remember({ ...saved, step: "created" });
  await expect.poll(bytesNow).toBe(hash(ours));
  await undoSwap({
    ...{ client: shop.client, ledger: saved, file: original(), saveLedger: remember, patience },
  });
  await expectOriginal();
  expect(saved.step).toBe("planned");
});

test("a stuck file is not changed a second time, and its undoing waits", async () => {
  await shop.breakNext({ kind: "media-stuck" });
  const ledger = await plan();
  expect((await failureOf(run({ ledger, mediaDeadlineMs: 100 }))).message).toContain("at the deadline");
  expect(saved.step).toBe("created");
  const undoing = undoSwap({
    ...{ client: shop.client, ledger: saved, file: original(), saveLedger: remember, patience },
  });
  expect((await failureOf(undoing)).code).toBe("CHANNEL_FAILED");
});

test("another product that came to show the file since is found, and the product itself does not count", async () => {
  const file = { productId: before.id, mediaId: target().mediaId };
  const since = new Date(Date.now() - 60_000);
  expect(await isShownElsewhereSince(shop.client, since, file)).toBe(false);
  const other = await shop.addProduct({ title: "Other mug" });
  const { client } = shop;
  await client.run(updateFileDocument, { files: [{ id: file.mediaId, referencesToAdd: [other.id] }] });
  expect(await isShownElsewhereSince(client, since, file)).toBe(true);
});
