/** What is Etsy's own: a gallery of twenty, one writer at a time, drafts, and listings that answer after their end. */
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ChannelClient, PublishOrder, RateLimit } from "#connectors/connector.ts";
import { planImages, type PublishMode, type WantedImage } from "#core/publishing/image-plan.ts";
import type { FoundListing, ListingRef } from "#core/publishing/listing.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { type EtsyHarness, etsyHarness } from "../setup/channels/etsy-harness.ts";
import { openSession, sha256Of } from "../setup/channels/harness.ts";
import { keepTraffic } from "../setup/channels/keep-traffic.ts";

const maxImages = 20;

let harness: EtsyHarness;
let client: ChannelClient;
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  harness = await etsyHarness();
});
beforeEach(async () => {
  client = harness.connector.open(await openSession(harness));
});
afterEach(() => {
  harness.clearFaults();
  expect(harness.violations()).toEqual([]);
});
afterAll(async () => {
  await keepTraffic("etsy", "listings", harness.calls);
  await harness.stop();
});

async function paint(): Promise<Buffer> {
  const background = { r: (files.size * 40) % 256, g: (files.size * 90) % 256, b: files.size % 256 };
  const bytes = await sharp({ create: { width: 600, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
  files.set(sha256Of(bytes), bytes);
  return bytes;
}

async function seed(count: number): Promise<ListingRef> {
  const pictures = [];
  for (let i = 0; i < count; i += 1) pictures.push({ bytes: await paint(), alt: "" });
  return harness.seed({ title: "Mug", sku: `MUG-${files.size}`, pictures });
}

async function rendition(index: number): Promise<WantedImage & { sha256: string }> {
  const bytes = await paint();
  const sha256 = sha256Of(bytes);
  const source = {
    ...{ kind: "rendition" as const, sha256, mimeType: "image/jpeg", bytes: bytes.length },
    url: `https://pictures.example/${sha256}.jpg`,
  };
  return { slot: slotAt(index), alt: null, variantKeys: [], source, sha256 };
}

async function orderFor(listing: ListingRef, wanted: readonly WantedImage[], mode: PublishMode) {
  const present = await client.readImages(listing);
  const plan = planImages({ present, wanted, mode, ours: new Map(), maxImages });
  const openPicture = (sha256: string) => Promise.resolve(files.get(sha256) ?? new Uint8Array());
  return { listing, productType: null, plan, openPicture } satisfies PublishOrder;
}
const send = (order: PublishOrder) =>
  client.publish(order, { ledger: emptyLedger, saveLedger: () => Promise.resolve() });

test("a full gallery is replaced picture by picture, with never one too many", async () => {
  const ref = await seed(maxImages);
  const before = await harness.shown(ref);
  const fresh = [await rendition(0), await rendition(1)];
  await send(await orderFor(ref, fresh, "replace"));
  expect(await harness.shown(ref)).toEqual(fresh.map(({ sha256 }) => sha256));
  expect(before).toHaveLength(maxImages);
});

test.each([1, 2])(
  "a gallery that has room for %i less since the plan is left alone, whole",
  async (count) => {
    const ref = await seed(18);
    const order = await orderFor(ref, [await rendition(0), await rendition(1)], "preserve");
    const added = [await rendition(18), await rendition(19)].slice(0, count);
    await send(await orderFor(ref, added, "preserve"));
    const full = await harness.shown(ref);
    expect(full).toHaveLength(18 + count);
    client = harness.connector.open(await openSession(harness));
    await expect(send(order)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await harness.shown(ref)).toEqual(full);
  },
);

test("a restoring that was torn at an upload goes on, and takes nothing for what it is not", async () => {
  const ref = await seed(3);
  const before = await client.readImages(ref);
  const shownBefore = await harness.shown(ref);
  await send(await orderFor(ref, [await rendition(0)], "replace"));
  const copies = shownBefore.map((sha256) => ({
    sha256,
    mimeType: "image/jpeg",
    bytes: 1,
    url: "https://a.example",
  }));
  const wanted = before.map(({ slot, imageId, url }, at): WantedImage => {
    const gone = at === 2 ? "999999" : imageId;
    const source = { kind: "present", imageId: gone, url, copy: copies[at] ?? null } as const;
    return { slot, alt: null, variantKeys: [], source };
  });
  const order = await orderFor(ref, wanted, "replace");
  let ledger: PublishLedger = emptyLedger;
  const progress = () => ({
    ledger,
    saveLedger: (next: PublishLedger) => {
      ledger = next;
      return Promise.resolve();
    },
  });
  harness.arm({ kind: "drop", match: { operation: "uploadListingImage" }, skip: 3 });
  await expect(client.publish(order, progress())).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  expect(ledger.uploading).not.toBeNull();
  expect(await client.publish(order, progress())).toMatchObject({ result: "done" });
  expect(await harness.shown(ref)).toEqual(shownBefore);
});

test("a write that Etsy refuses for another writer's sake waits, and is made after that", async () => {
  const ref = await seed(1);
  const fresh = await rendition(0);
  const order = await orderFor(ref, [fresh], "replace");
  const refusal = { error: "The ListingImages for this Listing are in an inconsistent order." };
  const base64 = Buffer.from(JSON.stringify(refusal)).toString("base64");
  harness.arm({ kind: "answer", status: 400, base64, match: { operation: "uploadListingImage" } });
  await expect(send(order)).rejects.toMatchObject({ code: "BUSY", retryAfterMs: 1_000 });
  expect(await send(order)).toMatchObject({ result: "done" });
  expect(await harness.shown(ref)).toEqual([fresh.sha256]);
});

test("every call is counted for the account and, over all accounts, for the app", async () => {
  const ref = await seed(1);
  const turns: [string, boolean][] = [];
  const session = await openSession(harness);
  const takeTurn = (name: string, { isShared = false }: RateLimit) => {
    turns.push([name, isShared]);
    return Promise.resolve();
  };
  await harness.connector.open({ ...session, takeTurn }).readImages(ref);
  expect(turns).toEqual([
    ["call", false],
    ["app", true],
  ]);
});

test("drafts are found with their state", async () => {
  const ref = await seed(1);
  await harness.setState(ref, "draft");
  const found: FoundListing[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await client.findListings({ marketplace: "etsy", cursor });
    found.push(...page.listings);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  expect(found.find(({ externalId }) => externalId === ref.externalId)?.state).toBe("unpublished");
  expect(new Set(found.map(({ externalId }) => externalId)).size).toBe(found.length);
});

test.each(["draft", "expired", "sold_out"] as const)(
  "a listing that became %s since the plan gets nothing",
  async (state) => {
    const ref = await seed(1);
    const order = await orderFor(ref, [await rendition(0)], "replace");
    await harness.setState(ref, state);
    client = harness.connector.open(await openSession(harness));
    const before = harness.calls.length;
    await expect(send(order)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(harness.calls.slice(before).filter(({ method }) => method !== "GET")).toEqual([]);
  },
);

test("a listing that Etsy deleted is gone", async () => {
  const ref = await seed(1);
  harness.remove(ref);
  await expect(client.readImages(ref)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
