/** Many listings in one feed, against Amazon's stand-in: the least calls, the right pictures, and what was refused. */
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BulkOrder } from "#connectors/connector.ts";
import { planImages, type WantedImage } from "#core/publishing/image-plan.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { type AmazonHarness, amazonHarness } from "../setup/channels/amazon-harness.ts";
import { openSession, sha256Of } from "../setup/channels/harness.ts";

let amazon: AmazonHarness;

beforeAll(async () => {
  amazon = await amazonHarness();
});
afterAll(() => amazon.stop());

async function newPicture(colour: string): Promise<string> {
  const product = { width: 500, height: 500, channels: 3, background: colour } as const;
  const bytes = await sharp({ create: { ...product, width: 600, height: 600, background: "#fff" } })
    .composite([{ input: { create: product }, gravity: "centre" }])
    .jpeg()
    .toBuffer();
  const sha256 = sha256Of(bytes);
  amazon.pictures?.offer(sha256, bytes);
  return sha256;
}

const wanted = (sha256: string, index: number): WantedImage => ({
  ...{ slot: slotAt(index), alt: null, variantKeys: [] },
  source: {
    ...{ kind: "rendition", sha256, mimeType: "image/jpeg", bytes: 1 },
    url: `${amazon.pictures?.origin ?? ""}/${sha256}.jpg`,
  },
});

test("one feed changes all listings but the one of a type that is not its own", async () => {
  const client = amazon.connector.open(await openSession(amazon));
  const hashes = [await newPicture("#c00"), await newPicture("#0c0")];
  const orders: BulkOrder[] = [];
  for (let i = 0; i < 25; i += 1) {
    const listing = await amazon.seed({ title: "Mug", sku: `MUG/${i} ü`, pictures: [] });
    const plan = planImages({
      ...{ present: [], wanted: hashes.map(wanted), mode: "replace", ours: new Map(), maxImages: 9 },
    });
    const productType = i === 7 ? "SHOES" : "DRINKING_CUP";
    const openPicture = () => Promise.reject(new Error("not sent"));
    orders.push({ place: i + 1, listing, plan, productType, openPicture });
  }

  let ledger: PublishLedger = emptyLedger;
  const saveLedger = (next: PublishLedger) => {
    ledger = next;
    return Promise.resolve();
  };
  const callsBefore = amazon.calls.length;
  const run = () => client.bulk?.publish(orders, { ledger, saveLedger });
  await expect(run()).rejects.toMatchObject({ code: "BUSY" });
  await amazon.settle();
  const outcomes = (await run()) ?? [];
  const ofApi = ({ operationId }: { operationId: string | null }) => operationId !== null;
  expect(
    amazon.calls
      .slice(callsBefore)
      .filter(ofApi)
      .map(({ operationId }) => operationId),
  ).toEqual([...["createFeedDocument", "createFeed", "getFeed", "getFeed", "getFeedDocument"]]);

  expect(outcomes.map(({ result }) => result)).toEqual(
    orders.map((_, i) => (i === 7 ? "rejected" : "accepted")),
  );
  await amazon.settle();
  for (const [i, { listing }] of orders.entries())
    expect(await amazon.shown(listing)).toEqual(i === 7 ? [] : hashes);
  expect(amazon.violations()).toEqual([]);
});
