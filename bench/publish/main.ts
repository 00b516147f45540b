/**
 * Publishes 8 new pictures to each of 2,000 listings on every channel's stand-in, within the channel's real limits, in
 * the steps the worker's jobs take: look, dry run, look again, publish, prove. Time is the stand-in's own clock, moved on
 * instead of waited for. Prints the requests used against the least that could do it, and what arrived.
 *
 *     npm run bench:publish [-- --listings 2000]
 */
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import type { ChannelClient, ChannelSession } from "#connectors/connector.ts";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import { AppError } from "#core/errors.ts";
import { planImages, type WantedImage } from "#core/publishing/image-plan.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import { emptyLedger } from "#core/publishing/publish-ledger.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { amazonHarness } from "#tests/setup/channels/amazon-harness.ts";
import { ebayHarness } from "#tests/setup/channels/ebay-harness.ts";
import { etsyHarness } from "#tests/setup/channels/etsy-harness.ts";
import type { ChannelHarness } from "#tests/setup/channels/harness.ts";
import type { LoggedCall } from "../../sandbox/common/stand-in.ts";
import { openTurns } from "./turns.ts";
import { paintPictures } from "./pictures.ts";

interface BenchChannel {
  readonly open: (options: { isLimited: true }) => Promise<ChannelHarness>;
  /** What one listing takes at the least: its looks, and what changes it. */
  readonly leastEach: number;
  /** The calls that carry pictures, and how many of them a listing needs. */
  readonly sends: (call: LoggedCall) => boolean;
  readonly sendsEach: number;
}

const picturesEach = 8;
const picturesBefore = 2;
/** To plan; right before the change, as a person may have taken their time to approve; and to prove it. */
const looks = 3;

/** To add one: its harness and its arithmetic. */
const channels: readonly BenchChannel[] = [
  {
    open: amazonHarness,
    // The dry run is a call of its own.
    leastEach: looks + 1 + 1,
    sends: ({ operationId, query }) => operationId === "patchListingsItem" && !query.includes("mode="),
    sendsEach: 1,
  },
  {
    open: ebayHarness,
    // A record and its offers are two calls; a write replaces the whole record, so it is read right before.
    leastEach: 2 * looks + picturesEach + 2,
    sends: ({ operationId }) => operationId === "createImageFromFile",
    sendsEach: picturesEach,
  },
  {
    open: etsyHarness,
    // New pictures go behind the others; the old ones are removed one by one, and the order is right then.
    leastEach: looks + picturesEach + picturesBefore,
    sends: ({ operationId }) => operationId === "uploadListingImage",
    sendsEach: picturesEach,
  },
];

const { values } = parseArgs({ options: { listings: { type: "string", default: "2000" } } });
const listings = Number(values.listings);
const paint = await paintPictures();

for (const channel of channels) {
  const harness = await channel.open({ isLimited: true });
  try {
    await publishAll(harness, channel);
  } finally {
    await harness.stop();
  }
}

async function publishAll(harness: ChannelHarness, channel: BenchChannel): Promise<void> {
  const client = harness.connector.open(await sessionOf(harness));
  const refs: ListingRef[] = [];
  const pictures = paint.old(picturesBefore).map((bytes) => ({ bytes, alt: "" }));
  for (let nth = 0; nth < listings; nth += 1)
    refs.push(await harness.seed({ title: `Mug ${nth}`, sku: `MUG-${nth}`, pictures }));
  const first = harness.calls.length;
  const [startedAt, virtualAt] = [performance.now(), harness.clock.now()];
  let complete = 0;
  for (const [nth, ref] of refs.entries()) {
    const hashes = await publishOne(client, harness, ref, nth);
    if ((await harness.shown(ref)).join() === hashes.join()) complete += 1;
  }
  const requests = harness.calls.slice(first).filter(({ operationId }) => operationId !== null);
  const least = channel.leastEach * listings;
  const throttled = requests.filter(({ status }) => status === 429).length;
  const sent = requests.filter((call) => call.status < 300 && channel.sends(call)).length;
  const hours = (harness.clock.now() - virtualAt) / 3_600_000;
  console.log(`\n${harness.connector.channel}: ${listings} listings × ${picturesEach} pictures`);
  console.log(`  complete and in order   ${complete}`);
  console.log(`  sent twice              ${sent - channel.sendsEach * listings}`);
  console.log(`  requests                ${requests.length}, of them refused for their number ${throttled}`);
  console.log(`  least possible          ${least}, ratio ${(requests.length / least).toFixed(2)}`);
  console.log(`  time by the limits      ${hours.toFixed(1)} h (took ${seconds(startedAt)} s here)`);
  for (const [operation, count] of countsOf(requests.map(({ operationId }) => operationId ?? "")))
    console.log(`    ${operation.padEnd(28)} ${count}`);
}

/** Gives the hashes of what was published, in order. */
async function publishOne(
  client: ChannelClient,
  harness: ChannelHarness,
  ref: ListingRef,
  nth: number,
): Promise<readonly string[]> {
  const pictures = Array.from({ length: picturesEach }, (_, place) => paint.one(nth, place));
  const bytesOf = new Map(pictures.map((bytes) => [createHash("sha256").update(bytes).digest("hex"), bytes]));
  for (const [sha256, bytes] of bytesOf) harness.pictures?.offer(sha256, bytes);
  const wanted = [...bytesOf].map(([sha256, bytes], index): WantedImage => {
    const url = `${harness.pictures?.origin ?? "https://pictures.example"}/${sha256}.jpg`;
    const source = {
      kind: "rendition",
      sha256,
      mimeType: "image/jpeg",
      bytes: bytes.byteLength,
      url,
    } as const;
    return { slot: slotAt(index), alt: null, variantKeys: [], source };
  });
  const { maxImages } = channelTraits[harness.connector.channel];
  const present = await patiently(harness, () => client.readImages(ref));
  const plan = planImages({ present, wanted, mode: "replace", ours: new Map(), maxImages });
  const openPicture = (sha256: string) => Promise.resolve(bytesOf.get(sha256) ?? new Uint8Array());
  const order = { listing: ref, productType: null, plan, openPicture };
  const issues = await patiently(harness, () => client.validate(order));
  if (issues.some(({ severity }) => severity === "error")) throw new Error(JSON.stringify(issues));
  await patiently(harness, () => client.readImages(ref));
  let ledger = emptyLedger;
  const saveLedger = (next: typeof ledger) => {
    ledger = next;
    return Promise.resolve();
  };
  const outcome = await patiently(harness, () => client.publish(order, { ledger, saveLedger }));
  await harness.settle?.();
  await patiently(harness, () => client.status(ref, ledger));
  if (outcome.result === "rejected") throw new Error(JSON.stringify(outcome.issues));
  return [...bytesOf.keys()];
}

/** Waits as the queue would when the channel says how long. */
async function patiently<Answer>({ clock }: ChannelHarness, work: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "THROTTLED") throw error;
      clock.advance(error.retryAfterMs);
    }
  }
}

async function sessionOf(harness: ChannelHarness): Promise<ChannelSession> {
  let token = await harness.newToken();
  return {
    ...{ region: harness.region, sellerId: harness.sellerId, signal: new AbortController().signal },
    accessToken: async (how) => {
      if (how !== undefined) token = await harness.newToken();
      return token;
    },
    takeTurn: openTurns(harness.clock),
    record: () => undefined,
  };
}

function countsOf(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function seconds(since: number): string {
  return Math.round((performance.now() - since) / 1_000).toString();
}
