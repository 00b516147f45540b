/**
 * Whatever goes wrong with a picture or a product: the other pictures go on, the merchant reads a plain
 * sentence, and nothing stays queued.
 */
import "#tests/setup/test-env.ts";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { openTestMerchant, pictureOf, rowOf, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import type { Fault, NewFault } from "../../sandbox/common/faults.ts";
import type { ProductState } from "../../sandbox/shopify/testing/open-admin.ts";
import { animatedGif, badPhotos, type BadPhoto } from "./bad-photos.ts";
import { bitmapPhoto, imageNamed, mugPhoto, phonePhoto } from "./photos.ts";

const presetName = "ebay-gallery";
const ours = "demo-store.myshopify.com";

let stack: TestStack;
let merchant: TestMerchant;
let shopId: string;
let photo: Buffer;
/** A server in the private network; nobody may ever ask it for anything. */
let privateServer: Server;
let privateRequests = 0;

/** By title. */
const products = new Map<string, ProductState>();
const gidOf = (title: string) => products.get(title)!.id;
const pathOf = (title: string, position: number) =>
  new URL(products.get(title)!.media[position]!.url!).pathname;

beforeAll(async () => {
  photo = await mugPhoto(480);
  privateServer = createServer((_request, response) => {
    privateRequests += 1;
    response.setHeader("content-type", "image/jpeg").end(photo);
  }).listen(0, "127.0.0.1");
  await once(privateServer, "listening");
  stack = await openTestStack();
  merchant = await openTestMerchant(stack, ours);
  await addProducts();
  shopId = await merchant.visit();
  await startWithBadPhotos();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(async () => {
  await stack.stop();
  privateServer.close();
});

const arm = (fault: NewFault): Fault => stack.sandbox.faults.add(fault);

async function add(to: TestMerchant, title: string, images: object[]): Promise<void> {
  products.set(title, await to.admin.addProduct({ title, images }));
}

let bad: BadPhoto[];
const badTitle = "Bad photos";
const unreachable = "Unreachable photo";
const slow = "Slow photo";
const single = [
  "Deleted before",
  "Bystander",
  "Deleted later",
  "Refused",
  "Alt changed",
  "Throttled",
  "Five hundred",
];

async function addProducts(): Promise<void> {
  const { port } = privateServer.address() as AddressInfo;
  bad = await badPhotos(`http://127.0.0.1:${port.toString()}/photo.jpg`);
  const good = (name: string) => imageNamed(`${name}.jpg`, name, photo);
  const slots = bad.map((_, index) => good(`bad-${index.toString()}`));
  const gif = imageNamed("moving.gif", "moving", await animatedGif());
  await add(merchant, badTitle, [good("first"), ...slots, gif, good("phone"), good("bitmap"), good("last")]);
  await add(merchant, unreachable, [good("unreachable"), good("reachable")]);
  await add(merchant, slow, [good("slow")]);
  for (const title of single) await add(merchant, title, [good(title.toLowerCase().replace(" ", "-"))]);
}

let badRunId: string;

/** Takes a while in the background: the unreachable photo is tried for half a minute, the slow one waited for as long. */
async function startWithBadPhotos(): Promise<void> {
  for (const [index, { answer }] of bad.entries())
    arm({ kind: "answer", match: { path: pathOf(badTitle, index + 1) }, times: 99, ...answer });
  const served = (mimeType: string, bytes: Buffer, position: number) =>
    arm({
      ...{ kind: "answer", match: { path: pathOf(badTitle, bad.length + position) }, times: 99 },
      ...{ headers: { "content-type": mimeType }, base64: bytes.toString("base64") },
    });
  served("image/heic", await phonePhoto(), 2);
  served("image/bmp", await bitmapPhoto(480), 3);
  arm({ kind: "drop", match: { path: pathOf(unreachable, 0) }, times: 99 });
  arm({ kind: "hold", match: { path: pathOf(slow, 0) } });
  badRunId = await merchant.enhance([gidOf(badTitle), gidOf(unreachable), gidOf(slow)], presetName);
}

/** Runs one product through to review and gives its rendition's id. */
async function inReview(title: string): Promise<string> {
  const run = await merchant.ended(await merchant.enhance([gidOf(title)], presetName));
  const { id, state } = pictureOf(run, title, 0);
  expect(state).toBe("in_review");
  return id;
}

const leaves = (renditionId: string, state: string) =>
  stack.until(`rendition ${renditionId} to leave ${state}`, async () => {
    const row = await prisma.rendition.findUniqueOrThrow({ where: { id: renditionId } });
    return row.state !== state && row;
  });

const held = (fault: Fault) => stack.until(`${fault.kind} to hold`, () => fault.held === 1);

test("a product that is deleted before its photos are fetched", async () => {
  const deleted = "Deleted before";
  const fault = arm({
    kind: "hold",
    match: { operation: "PackshotProductMediaPage", contains: `"${gidOf(deleted)}"` },
  });
  const runId = await merchant.enhance([gidOf(deleted), gidOf("Bystander")], presetName);
  await held(fault);
  await merchant.admin.control("DELETE", `/products/${gidOf(deleted)}`);
  stack.sandbox.faults.release(fault.id);

  const run = await merchant.ended(runId);
  expect(rowOf(run, deleted)).toMatchObject({
    ...{ state: "failed", renditions: [] },
    errorMessage: "This product no longer exists in Shopify.",
  });
  expect(pictureOf(run, "Bystander", 0).state).toBe("in_review");
});

test("a product that is deleted before the write-back", async () => {
  const id = await inReview("Deleted later");
  const fault = arm({
    kind: "hold",
    match: { operation: "PackshotProductMediaPage", contains: `"${gidOf("Deleted later")}"` },
  });
  await merchant.decide(id, "approve");
  await held(fault);
  await merchant.admin.control("DELETE", `/products/${gidOf("Deleted later")}`);
  stack.sandbox.faults.release(fault.id);

  expect(await leaves(id, "approved")).toMatchObject({ state: "failed", errorCode: "NOT_FOUND" });
  expect((await merchant.readReview(id)).errorMessage).toBe(
    "The product does not exist in Shopify any more.",
  );
});

test("a picture that Shopify cannot process", async () => {
  const id = await inReview("Refused");
  arm({ kind: "media-failed", match: { contains: "refused-" }, times: 99 });
  await merchant.decide(id, "approve");
  expect(await leaves(id, "approved")).toMatchObject({ state: "failed", errorCode: "CHANNEL_REFUSED" });
  const { errorMessage, writeBack } = await merchant.readReview(id);
  expect(errorMessage).toMatch(/^Shopify .+\.$/);
  expect(writeBack).toMatchObject({ state: "failed", direction: "apply" });

  const { products: now, files } = await merchant.admin.state();
  expect(now.find(({ id: gid }) => gid === gidOf("Refused"))?.media).toEqual(products.get("Refused")?.media);
  expect(files.filter(({ fileName }) => fileName.startsWith("refused-"))).toEqual([]);
});

test("an alt text that was changed since the review: back in review, then as the merchant wants it", async () => {
  const title = "Alt changed";
  const id = await inReview(title);
  const [original] = products.get(title)!.media;
  await merchant.admin.control("PATCH", `/products/${gidOf(title)}`, {
    alt: { [original!.id]: "Newer words" },
  });
  await merchant.decide(id, "approve");
  expect(await leaves(id, "approved")).toMatchObject({ state: "in_review", errorCode: "STALE" });
  expect((await merchant.readReview(id)).errorMessage).toMatch(/alt text was changed.+Nothing was replaced/);
  expect((await merchant.admin.product(gidOf(title))).media).toMatchObject([
    { id: original!.id, alt: "Newer words" },
  ]);

  const review = await stack.until("the review to show the new alt text", async () => {
    const now = await merchant.readReview(id);
    return now.alt === "Newer words" && now;
  });
  expect(review.state).toBe("in_review");
  await merchant.decide(id, "approve");
  expect(await leaves(id, "approved")).toMatchObject({ state: "written_back", errorMessage: null });
  const [replacement] = (await merchant.admin.product(gidOf(title))).media;
  expect(replacement).toMatchObject({ alt: "Newer words" });
  expect(replacement?.id).not.toBe(original?.id);
});

describe("Shopify has a bad day", () => {
  const onProduct = (title: string) => ({
    operation: "PackshotProductMediaPage",
    contains: `"${gidOf(title)}"`,
  });

  test.each<[string, Omit<NewFault, "match">]>([
    ["Throttled", { kind: "throttled", times: 2 }],
    ["Five hundred", { kind: "5xx", times: 1 }],
  ])("%s: the run completes all the same", async (title, fault) => {
    const stem = title.toLowerCase().replace(" ", "-");
    const faults = [
      arm({ ...fault, match: onProduct(title) }),
      arm({ ...fault, match: { operation: "PackshotStageUpload", contains: `${stem}-` } }),
      arm({ ...fault, match: { operation: "PackshotUpdateFile", contains: `"${gidOf(title)}"` } }),
    ];
    const id = await inReview(title);
    await merchant.decide(id, "approve");
    expect(await leaves(id, "approved")).toMatchObject({ state: "written_back", errorMessage: null });
    expect(faults.map(({ struck }) => struck)).toEqual(faults.map(({ times }) => times));

    const { media } = await merchant.admin.product(gidOf(title));
    expect(media).toMatchObject([{ alt: products.get(title)?.media[0]?.alt, status: "READY" }]);
    const { files } = await merchant.admin.state();
    expect(files.filter(({ fileName }) => fileName.startsWith(`${stem}-`))).toHaveLength(1);
  });
});

/** Products, pictures and swaps that still wait or run. */
const hanging = ({ shopId: shop }: { shopId: string }) =>
  Promise.all([
    prisma.runProduct.count({ where: { run: { shopId: shop }, state: "queued" } }),
    prisma.rendition.count({ where: { shopId: shop, state: { in: ["queued", "rendering"] } } }),
    prisma.writeBack.count({ where: { shopId: shop, state: { in: ["queued", "running"] } } }),
  ]);

describe("photos that are none", () => {
  test("every one fails with its own sentence, and never passes", async () => {
    const run = await merchant.ended(badRunId);
    const rows = await prisma.rendition.findMany({
      where: { runId: badRunId },
      orderBy: { position: "asc" },
    });
    const told = bad.map(({ name }, index) => {
      const { id, state, errorMessage } = pictureOf(run, badTitle, index + 1);
      return { name, state, errorMessage, errorCode: rows.find((row) => row.id === id)?.errorCode };
    });
    expect(told).toEqual(
      bad.map(({ name, errorCode, sentence }) => ({
        ...{ name, state: "failed", errorCode },
        errorMessage: expect.stringMatching(sentence) as string,
      })),
    );
    expect(privateRequests).toBe(0);
  });

  test("an animated GIF is enhanced from its first frame", async () => {
    const card = pictureOf(await merchant.readRun(badRunId), badTitle, bad.length + 1);
    expect(card.state).toBe("in_review");
    const { findings } = await merchant.readReview(card.id);
    // The second frame is blank; of that there would be nothing to cut out.
    expect(findings.find(({ check }) => check === "mask-area")?.severity).toBe("pass");
  });

  test.each([
    ["a phone's HEIC", 2],
    ["a bitmap", 3],
  ])("%s is enhanced like any other photo", async (_name, position) => {
    const card = pictureOf(await merchant.readRun(badRunId), badTitle, bad.length + position);
    expect(card.state).toBe("in_review");
    const { findings } = await merchant.readReview(card.id);
    expect(findings.find(({ check }) => check === "mask-area")?.severity).toBe("pass");
  });

  test("the good photos among them went on", async () => {
    const run = await merchant.readRun(badRunId);
    expect(pictureOf(run, badTitle, 0).state).toBe("in_review");
    expect(pictureOf(run, badTitle, bad.length + 4).state).toBe("in_review");
  });

  test("a photo nobody answers for is given up after some tries; its neighbour goes on", async () => {
    const run = await merchant.readRun(badRunId);
    expect(pictureOf(run, unreachable, 0)).toMatchObject({ state: "failed" });
    expect(pictureOf(run, unreachable, 0).errorMessage).toMatch(
      /could not be downloaded. It was tried several times/,
    );
    expect(pictureOf(run, unreachable, 1).state).toBe("in_review");
  });

  test("a photo that does not come is asked for once more", async () => {
    expect(pictureOf(await merchant.readRun(badRunId), slow, 0).state).toBe("in_review");
    const path = pathOf(slow, 0);
    // The first request was never answered: it ended because we left.
    const asked = stack.sandbox.requests.list().filter((request) => request.path === path);
    expect(asked.map(({ status }) => status)).toEqual([0, 200]);
  });

  test("in the end nothing hangs", async () => {
    await stack.quiet();
    expect(await hanging({ shopId })).toEqual([0, 0, 0]);
  });
});
