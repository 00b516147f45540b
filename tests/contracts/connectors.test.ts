/** What every connector promises, driven against its channel's stand-in. To add a channel: its harness in the list. */
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ChannelClient, PublishOrder, PublishOutcome } from "#connectors/connector.ts";
import {
  type ImagePlan,
  type PublishMode,
  type WantedImage,
  keepAsIs,
  planImages,
} from "#core/publishing/image-plan.ts";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ListingRef, LiveImage } from "#core/publishing/listing.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { type ChannelHarness, openSession, sha256Of, type TestSession } from "../setup/channels/harness.ts";
import { keepTraffic } from "../setup/channels/keep-traffic.ts";
import { amazonHarness } from "../setup/channels/amazon-harness.ts";
import { ebayHarness } from "../setup/channels/ebay-harness.ts";
import { etsyHarness } from "../setup/channels/etsy-harness.ts";

const harnesses = { amazon: amazonHarness, ebay: ebayHarness, etsy: etsyHarness } as const;

/** A small picture of one colour, with a white ground as Amazon wants it. */
const paint = (red: number) =>
  sharp({ create: { width: 1600, height: 1600, channels: 3, background: "#fff" } })
    .composite([
      {
        input: { create: { width: 1400, height: 1400, channels: 3, background: { r: red, g: 40, b: 90 } } },
        gravity: "centre",
      },
    ])
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .toBuffer();

describe.each(Object.entries(harnesses))("%s", (channel, open) => {
  let harness: ChannelHarness;
  let session: TestSession;
  let client: ChannelClient;
  let files: Map<string, Uint8Array>;
  let count = 0;

  beforeAll(async () => {
    harness = await open();
    files = new Map();
  });
  afterEach(() => {
    harness.clearFaults();
    expect(harness.violations()).toEqual([]);
  });
  afterAll(async () => {
    await keepTraffic(channel, "connectors", harness.calls);
    await harness.stop();
  });

  const newPicture = async (): Promise<string> => {
    count += 1;
    const bytes = await paint(count);
    const sha256 = sha256Of(bytes);
    offer(sha256, bytes);
    return sha256;
  };
  const offer = (sha256: string, bytes: Uint8Array) => {
    files.set(sha256, bytes);
    harness.pictures?.offer(sha256, bytes);
  };
  const seed = async (pictures: number, sku = `SKU-${(count += 1).toString()}`): Promise<ListingRef> => {
    session = await openSession(harness);
    client = harness.connector.open(session);
    const seeded = [];
    for (let i = 0; i < pictures; i += 1) {
      const sha256 = await newPicture();
      seeded.push({ bytes: files.get(sha256) ?? new Uint8Array(), alt: "" });
    }
    return harness.seed({ title: "Blue mug", sku, pictures: seeded });
  };
  const rendition = (sha256: string, index: number): WantedImage => ({
    slot: slotAt(index),
    alt: null,
    variantKeys: [],
    source: {
      kind: "rendition",
      sha256,
      mimeType: "image/jpeg",
      bytes: files.get(sha256)?.byteLength ?? 1,
      url: `${harness.pictures?.origin ?? "https://pictures.example"}/${sha256}.jpg`,
    },
  });
  const planFor = (
    present: readonly LiveImage[],
    wanted: readonly WantedImage[],
    mode: PublishMode,
  ): ImagePlan =>
    planImages({
      present,
      wanted,
      mode,
      ours: new Map(),
      maxImages: channelTraits[channel as "etsy"].maxImages,
    });
  const orderOf = (listing: ListingRef, plan: ImagePlan): PublishOrder => ({
    listing,
    productType: "PRODUCT",
    plan,
    openPicture: (sha256) => Promise.resolve(files.get(sha256) ?? new Uint8Array()),
  });
  /** A publication whose ledger is kept, as the worker keeps it. */
  const publisher = (order: PublishOrder) => {
    let ledger: PublishLedger = emptyLedger;
    const saveLedger = (next: PublishLedger) => {
      ledger = next;
      return Promise.resolve();
    };
    return {
      publish: async (): Promise<PublishOutcome> => {
        const outcome = await client.publish(order, { ledger, saveLedger });
        ledger = outcome.ledger;
        await harness.settle?.();
        return outcome;
      },
      ledger: () => ledger,
    };
  };
  const replaceAll = async (listing: ListingRef, hashes: readonly string[]) => {
    const present = await client.readImages(listing);
    return orderOf(listing, planFor(present, hashes.map(rendition), "replace"));
  };

  test("says who the seller is, also while the account is being connected", async () => {
    const open = await openSession(harness, { connected: false });
    const account = await harness.connector.open(open).describeAccount();
    expect(account.sellerId).toBe(harness.sellerId);
    expect(account.marketplaces.map(({ id }) => id)).toContain(harness.marketplace);
  });

  test.each(["A/1 b", "Größe-ü", "茶碗 %2F?#&", "plain"])(
    "finds and changes the listing with the SKU %s",
    async (sku) => {
      const ref = await seed(2, `${sku} ${channel}`);
      const found = [];
      let cursor: string | null = null;
      do {
        const page = await client.findListings({
          marketplace: harness.marketplace,
          cursor,
          skus: [`${sku} ${channel}`],
        });
        found.push(...page.listings);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(found).toMatchObject([
        { externalId: ref.externalId, skus: [`${sku} ${channel}`], imageCount: 2 },
      ]);
      const hash = await newPicture();
      await publisher(await replaceAll(ref, [hash])).publish();
      expect(await harness.shown(ref)).toEqual([hash]);
    },
  );

  test("reads the pictures in the order buyers see", async () => {
    const ref = await seed(3);
    const images = await client.readImages(ref);
    expect(images.map(({ slot }) => slot)).toEqual(["main", "gallery-1", "gallery-2"]);
  });

  test("replaces a whole gallery, in order, and sends nothing the second time", async () => {
    const ref = await seed(3);
    const hashes = [await newPicture(), await newPicture()];
    const { publish } = publisher(await replaceAll(ref, hashes));
    expect((await publish()).result).not.toBe("rejected");
    expect(await harness.shown(ref)).toEqual(hashes);
    const sentBefore = writesSoFar();
    await publish();
    expect(writesSoFar()).toBe(sentBefore);
    expect(await harness.shown(ref)).toEqual(hashes);
  });

  test("keeps what it did not add, behind what it adds", async () => {
    const ref = await seed(2);
    const before = await harness.shown(ref);
    const hash = await newPicture();
    const plan = planFor(await client.readImages(ref), [rendition(hash, 0)], "preserve");
    await publisher(orderOf(ref, plan)).publish();
    expect(await harness.shown(ref)).toEqual([hash, ...before]);
  });

  test("puts back what was there", async () => {
    const ref = await seed(3);
    const [before, shownBefore] = [await client.readImages(ref), await harness.shown(ref)];
    await publisher(await replaceAll(ref, [await newPicture()])).publish();
    const plan = planFor(await client.readImages(ref), before.map(keepAsIs), "replace");
    await publisher(orderOf(ref, plan)).publish();
    expect(await harness.shown(ref)).toEqual(shownBefore);
  });

  test("changes the order without sending a picture", async () => {
    const ref = await seed(3);
    const before = await harness.shown(ref);
    const turned = [...(await client.readImages(ref))]
      .reverse()
      .map((image, i) => ({ ...keepAsIs(image), slot: slotAt(i) }));
    await publisher(orderOf(ref, planFor(await client.readImages(ref), turned, "replace"))).publish();
    expect(await harness.shown(ref)).toEqual([...before].reverse());
  });

  test.each(["drop", "drop-after", "5xx", "429", "answer"] as const)(
    "goes on after %s at any write, with no picture twice",
    async (kind) => {
      for (const skip of [0, 1, 2]) {
        const ref = await seed(2);
        const hashes = [await newPicture(), await newPicture(), await newPicture()];
        const { publish } = publisher(await replaceAll(ref, hashes));
        harness.arm({ kind, skip, ...(harness.writes && { match: harness.writes }) });
        await publish().catch((error: unknown) => {
          expect(error).toMatchObject({ code: kind === "429" ? "THROTTLED" : "CHANNEL_FAILED" });
        });
        harness.clearFaults();
        await publish();
        expect(await harness.shown(ref)).toEqual(hashes);
      }
    },
  );

  test("waits as long as the channel asks", async () => {
    const ref = await seed(1);
    harness.arm({ kind: "429", retryAfterSeconds: 7 });
    await expect(client.readImages(ref)).rejects.toMatchObject({ code: "THROTTLED", retryAfterMs: 7_000 });
    harness.arm({ kind: "429" });
    await expect(client.readImages(ref)).rejects.toMatchObject({ code: "THROTTLED" });
  });

  test("takes an answer without a body for a failure", async () => {
    const ref = await seed(1);
    harness.arm({ kind: "answer", status: 200 });
    await expect(client.readImages(ref)).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  });

  test("renews a token that ran out, once", async () => {
    const ref = await seed(1);
    harness.expireTokens();
    await client.readImages(ref);
    expect(session.renewals()).toBe(1);
  });

  test("asks for a new sign-in when the seller took the access back", async () => {
    const ref = await seed(1);
    const revoked = { ...session, accessToken: () => Promise.resolve("123.gone") };
    await expect(harness.connector.open(revoked).readImages(ref)).rejects.toMatchObject({
      code: "REAUTH_REQUIRED",
    });
  });

  test("tells a listing that is gone", async () => {
    const ref = await seed(1);
    await harness.end(ref);
    await expect(client.readImages(ref)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a listing that ended since the plan gets nothing", async () => {
    const ref = await seed(1);
    const order = await replaceAll(ref, [await newPicture()]);
    await harness.end(ref);
    client = harness.connector.open(session);
    const before = writesSoFar();
    await expect(publisher(order).publish()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(writesSoFar()).toBe(before);
  });

  test("another seller's token changes nothing, and the listing counts as gone or the seller has to sign in", async () => {
    const ref = await seed(1);
    const shown = await harness.shown(ref);
    const order = await replaceAll(ref, [await newPicture()]);
    const wrong = await harness.otherToken();
    client = harness.connector.open({ ...session, accessToken: () => Promise.resolve(wrong) });
    const error: unknown = await publisher(order)
      .publish()
      .catch((thrown: unknown) => thrown);
    expect(["REAUTH_REQUIRED", "NOT_FOUND"]).toContain((error as { code?: string }).code);
    expect(await harness.shown(ref)).toEqual(shown);
    expect(JSON.stringify([session.exchanges, String(error)])).not.toContain(wrong);
  });

  test("a picture the channel refuses is told, by its slot, and not shown", async () => {
    const ref = await seed(2);
    const before = await harness.shown(ref);
    const broken = new TextEncoder().encode("no picture at all");
    const sha256 = sha256Of(broken);
    offer(sha256, broken);
    const fresh = await newPicture();
    const outcome = await publisher(await replaceAll(ref, [fresh, sha256])).publish();
    const issues = [{ severity: "error", slot: "gallery-1" }];
    if (harness.settle === undefined) {
      expect(outcome).toMatchObject({ result: "rejected", issues });
      expect(await harness.shown(ref)).toEqual(before);
      return;
    }
    // A channel that fetches pictures later says so later, and shows the good ones.
    expect(outcome).toMatchObject({ result: "accepted", issues: [] });
    expect(await client.status(ref, outcome.ledger)).toMatchObject({ processed: true, issues });
    expect((await harness.shown(ref)).slice(0, 1)).toEqual([fresh]);
  });

  test("records every call, without a token", async () => {
    const ref = await seed(1);
    const token = await session.accessToken();
    await client.readImages(ref);
    harness.arm({ kind: "5xx" });
    const error: unknown = await client.readImages(ref).catch((thrown: unknown) => thrown);
    const said = JSON.stringify([session.exchanges, error, String(error), (error as Error).cause ?? null]);
    expect(session.exchanges.map(({ status }) => status)).toContain(200);
    expect(said).not.toContain(token);
  });

  const writesSoFar = () =>
    harness.calls.filter(({ method, operationId }) => method !== "GET" && operationId !== null).length;
});
