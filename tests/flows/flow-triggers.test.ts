/** What Shopify Flow hears of us: each kind once for a product in a run, over crashes of the worker and an absent shop. */
import "#tests/setup/test-env.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { flowTriggers } from "#core/flow-triggers.ts";
import { prisma } from "#prisma/client.ts";
import { enqueue } from "#services/outbox.ts";
import { decide } from "#services/review/decide.ts";
import { openTestMerchant, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import { imageNamed, mugPhoto } from "./photos.ts";

const presetName = "ebay-gallery";
const review = flowTriggers["needs-review"].handle;
const published = flowTriggers.published.handle;

let stack: TestStack;
let merchant: TestMerchant;
let shopId: string;
let photos: readonly [front: Buffer, back: Buffer];

beforeAll(async () => {
  photos = [await mugPhoto(800), await mugPhoto(810)];
  stack = await openTestStack();
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  shopId = await merchant.visit();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(() => stack.stop());

/** A new product is left alone for a while before it is read; that while is passed here. */
const isRead = (gid: string) =>
  stack.until("the product to be read", async () => {
    await stack.passTime();
    return prisma.product.count({ where: { shopId, gid } });
  });

/** Two photos that pass, and the mirror knows it. */
async function addProduct(title: string): Promise<string> {
  const images = [imageNamed("front.jpg", "Front", photos[0]), imageNamed("back.jpg", "Back", photos[1])];
  const { id } = await merchant.admin.addProduct({ title, images });
  await isRead(id);
  return id;
}

const heard = async (productGid: string) =>
  (await merchant.admin.state()).flowTriggers.filter((trigger) => trigger.productGid === productGid);
const handles = async (productGid: string) => (await heard(productGid)).map(({ handle }) => handle);

const renditionsOf = async (runId: string) =>
  (await prisma.rendition.findMany({ where: { runId }, orderBy: { position: "asc" } })).map(({ id }) => id);

async function settled(runId: string): Promise<void> {
  await merchant.ended(runId);
  await stack.quiet();
}

test("one trigger when all pictures of a product wait, and one when all are decided and in the shop", async () => {
  const product = await addProduct("Mug");
  const runId = await merchant.enhance([product], presetName);
  await settled(runId);
  const [front, back] = (await renditionsOf(runId)) as [string, string];
  const place = `${stack.sandbox.url}/store/demo-store/apps/packshot`;
  expect(await heard(product)).toMatchObject([
    { handle: review, fields: { Pictures: 2, Preset: presetName, Link: `${place}/review/${front}` } },
  ]);

  await merchant.decide(front, "approve");
  await stack.quiet();
  expect(await handles(product), "one picture is undecided").toEqual([review]);
  await merchant.decide(back, "approve");
  await stack.until("the second trigger", async () => (await heard(product)).length > 1);
  await stack.quiet();
  const [, last] = await heard(product);
  expect(last).toMatchObject({ handle: published, fields: { Pictures: 2, Link: `${place}/runs/${runId}` } });

  await merchant.decide(front, "revert");
  await stack.quiet();
  expect(await handles(product)).toEqual([review, published]);
});

test("a rejected picture is not waited for, and nothing in the shop is nothing to tell", async () => {
  const [kept, dropped] = [await addProduct("Kept"), await addProduct("Dropped")];
  const runs = [await merchant.enhance([kept], presetName), await merchant.enhance([dropped], presetName)];
  for (const runId of runs) await settled(runId);
  const [first, second] = (await renditionsOf(runs[0]!)) as [string, string];
  await merchant.decide(first, "approve");
  await stack.quiet();
  await merchant.decide(second, "reject");
  for (const id of await renditionsOf(runs[1]!)) await merchant.decide(id, "reject");
  await stack.quiet();
  expect(await heard(kept)).toMatchObject([
    { handle: review },
    { handle: published, fields: { Pictures: 1 } },
  ]);
  expect(await handles(dropped)).toEqual([review]);
});

test("what passes and is published by itself is told as published alone", async () => {
  await merchant.saveSettings({ approval: "auto-approve", writeBackOnApproval: "true" });
  const product = await addProduct("By itself");
  const runId = await merchant.enhance([product], presetName);
  await settled(runId);
  await stack.until("the trigger", async () => (await heard(product)).length > 0);
  expect(await handles(product)).toEqual([published]);
  await merchant.saveSettings({ approval: "review" });
});

test("a product whose photos all failed is told of by nobody", async () => {
  const images = [imageNamed("broken.jpg", "", Buffer.from("no picture"))];
  const { id } = await merchant.admin.addProduct({ title: "Broken", images });
  await isRead(id);
  await settled(await merchant.enhance([id], presetName));
  expect(await handles(id)).toEqual([]);
});

test("a job that comes again, and is tried again after an outage, is heard once", async () => {
  const product = await addProduct("Again");
  stack.sandbox.faults.add({ kind: "5xx", match: { operation: "flowTriggerReceive" }, times: 2 });
  const runId = await merchant.enhance([product], presetName);
  await merchant.ended(runId);
  await stack.until("the trigger", async () => (await heard(product)).length > 0);
  const { id: flowEventId } = await prisma.flowEvent.findFirstOrThrow({ where: { runId } });
  for (let again = 0; again < 3; again += 1) await enqueue(prisma, "tell-flow", { shopId, flowEventId });
  await stack.quiet();
  expect(await handles(product)).toEqual([review]);
});

test("an absent shop hears nothing, and later only what is still so", async () => {
  const [waiting, decided] = [await addProduct("Waiting"), await addProduct("Decided")];
  const hold = stack.sandbox.faults.add({ kind: "hold", match: { operation: "PackshotTellFlow" }, times: 9 });
  const runId = await merchant.enhance([waiting, decided], presetName);
  await stack.until("both to be on their way", () => hold.held >= 2);
  await merchant.admin.control("POST", "/revoke-tokens", { shop: merchant.domain });
  stack.sandbox.faults.clear();
  const parked = { shopId, job: "tell-flow" };
  await stack.until(
    "both to be put aside",
    async () => (await prisma.parkedJob.count({ where: parked })) === 2,
  );
  const pictures = await prisma.rendition.findMany({ where: { runId, product: { gid: decided } } });
  for (const { id } of pictures) await decide(shopId, id, { kind: "reject", actor: "staff:1" });
  expect(await heard(waiting)).toEqual([]);

  await merchant.session.read("/app/access", "routes/app.access");
  await stack.until("the trigger", async () => (await heard(waiting)).length > 0);
  await stack.quiet();
  expect(await handles(waiting)).toEqual([review]);
  expect(await handles(decided)).toEqual([]);
});

test("what Shopify refuses is not asked again", async () => {
  const product = await addProduct("Refused");
  const refusal = stack.sandbox.faults.add({
    ...{ kind: "user-error", match: { operation: "flowTriggerReceive" }, times: 5 },
    userError: { field: ["body"], message: "Errors validating schema", code: "INVALID" },
  });
  const runId = await merchant.enhance([product], presetName);
  await settled(runId);
  expect(refusal.left).toBe(4);
  expect(await prisma.flowEvent.findMany({ where: { runId } })).toMatchObject([{ state: "refused" }]);
  expect(await handles(product)).toEqual([]);
});
