/** A new product goes through the whole loop by itself, once, and the merchant can take everything back. */
import "#tests/setup/test-env.ts";
import { stat } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { env } from "#services/env.ts";
import { readOutput } from "#services/renditions/output.ts";
import { pictureOf, openTestMerchant, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import type { ProductState } from "../../sandbox/shopify/testing/open-admin.ts";
import { emptyPhoto, imageNamed, mugPhoto } from "./photos.ts";

const presetName = "ebay-gallery";
const title = "Blue mug";

let stack: TestStack;
let merchant: TestMerchant;
let shopId: string;
let before: ProductState;

beforeAll(async () => {
  stack = await openTestStack();
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  shopId = await merchant.visit();
  await merchant.saveSettings({ approval: "auto-approve", writeBackOnApproval: "true" });
  await merchant.addRule({ presets: [presetName], approval: "publish" });
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(() => stack.stop());

const inShop = () => merchant.admin.product(before.id);

/** Everything about a gallery that buyers or the merchant can see. */
const galleryOf = ({ media, variants }: ProductState) => ({
  media: media.map(({ id, alt, sha256, fileName, status }) => ({ id, alt, sha256, fileName, status })),
  variants: variants.map(({ id, mediaId }) => ({ id, mediaId })),
});

const renditionAt = (runId: string, position: number) =>
  prisma.rendition.findFirstOrThrow({ where: { shopId, runId, position } });

const theOnlyRun = async () => {
  const runs = await prisma.run.findMany({ where: { shopId } });
  expect(runs).toHaveLength(1);
  return runs[0]!;
};

/** Sends products/create once more and waits until the app has answered every delivery of it. */
async function announceAgain(duplicate: boolean): Promise<void> {
  await merchant.admin.control("POST", "/webhooks", {
    ...{ shop: merchant.domain, topic: "products/create", productId: before.id, duplicate },
  });
  await stack.until("every webhook to be delivered", () =>
    stack.sandbox.webhooks.list().every(({ state }) => state === "delivered"),
  );
}

test("a new product, announced three times, is enhanced once", async () => {
  before = await merchant.admin.addProduct({
    title,
    images: [
      imageNamed("backdrop.jpg", "Only the backdrop", await emptyPhoto(480)),
      imageNamed("mug.jpg", "A blue mug", await mugPhoto(800)),
    ],
    variants: [
      { title: "Backdrop", image: 0 },
      { title: "Mug", image: 1 },
    ],
  });
  await announceAgain(true);
  // One delivery of its own and one that came twice under one id.
  expect(await prisma.webhookDelivery.count({ where: { shopId, topic: "PRODUCTS_CREATE" } })).toBe(2);
  expect(await prisma.run.count({ where: { shopId } })).toBe(0);

  const run = await stack.until("a run to begin", async () => {
    await stack.passTime();
    return prisma.run.findFirst({ where: { shopId } });
  });
  await merchant.ended(run.id);
  await stack.quiet();
  expect(await theOnlyRun()).toMatchObject({
    ...{ trigger: "rule", ruleName: "New products", presetName },
  });
  expect(await prisma.rendition.count({ where: { shopId } })).toBe(2);
});

test("what passed was approved by the policy; what did not waits for a person", async () => {
  const { id: runId } = await theOnlyRun();
  const mug = await renditionAt(runId, 1);
  expect(mug).toMatchObject({ outcome: "pass", state: "written_back" });
  expect(await prisma.decision.findMany({ where: { shopId } })).toMatchObject([
    { renditionId: mug.id, kind: "approved", actor: "policy" },
  ]);
  expect(await renditionAt(runId, 0)).toMatchObject({ outcome: "fail", state: "in_review" });
});

test("the new picture has the old one's place, alt text and variant; nothing else moved", async () => {
  const after = await inShop();
  const [backdrop, mug] = before.media;
  const replacement = after.media[1];
  expect(after.media.map(({ id }) => id)).toEqual([backdrop?.id, replacement?.id]);
  expect(replacement).toMatchObject({ alt: "A blue mug", status: "READY" });
  expect(replacement?.id).not.toBe(mug?.id);
  expect(replacement?.fileName).toMatch(/^mug-.+\.jpg$/);
  expect(after.variants.map(({ mediaId }) => mediaId)).toEqual([backdrop?.id, replacement?.id]);

  const { id: runId } = await theOnlyRun();
  const output = readOutput((await renditionAt(runId, 1)).output);
  expect(replacement?.bytes).toBe(output?.file.bytes);
  const { files } = await merchant.admin.state();
  expect(files.find(({ id }) => id === mug?.id)?.sha256).toBe(mug?.sha256);
});

test("our own write-back, and a webhook that comes late, begin nothing again", async () => {
  // The product was read again because we changed it, with a rule that takes every product.
  await announceAgain(false);
  await stack.passTime();
  await stack.quiet();
  const readings = { in: ["automate-product", "sync-product"] };
  const reads = await prisma.outboxMessage.count({ where: { job: readings } });
  expect(reads).toBeGreaterThanOrEqual(4); // three webhooks acted on, one write-back
  await theOnlyRun();
  expect(await prisma.rendition.count({ where: { shopId } })).toBe(2);
  expect(await prisma.writeBack.count({ where: { shopId } })).toBe(1);
});

test("a revert restores the shop exactly", async () => {
  const { id: runId } = await theOnlyRun();
  const { id } = await renditionAt(runId, 1);
  await merchant.decide(id, "revert");
  await stack.until(
    "the original to be back",
    async () => (await renditionAt(runId, 1)).state === "reverted",
  );
  await stack.quiet();
  expect(galleryOf(await inShop())).toEqual(galleryOf(before));
  await theOnlyRun();
});

test("the same picture is not computed twice, and policy `review` leaves the shop alone", async () => {
  const { id: firstRunId } = await theOnlyRun();
  const first = await renditionAt(firstRunId, 1);
  const file = path.join(env.STORAGE_DIR ?? "", readOutput(first.output)?.file.key ?? "");
  const { mtimeMs } = await stat(file);
  await merchant.saveSettings({ approval: "review" });

  const runId = await merchant.enhance([before.id], presetName);
  const run = await merchant.ended(runId);
  await stack.quiet();
  const second = await renditionAt(runId, 1);
  expect(second).toMatchObject({ state: "in_review", outcome: "pass", renditionKey: first.renditionKey });
  expect(second.id).not.toBe(first.id);
  expect(second.findings).toEqual(first.findings);
  // Equal down to the milliseconds it took: nobody rendered again, and the stored file is the old one.
  expect(second.output).toEqual(first.output);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  expect(pictureOf(run, title, 1).state).toBe("in_review");
  expect(galleryOf(await inShop())).toEqual(galleryOf(before));
});
