/** Many listings in one feed, against Amazon's stand-in: the least calls, the right pictures, and what was refused. */
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BulkOrder } from "#connectors/connector.ts";
import { planImages, type WantedImage } from "#core/publishing/image-plan.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { type AmazonHarness, amazonHarness } from "../setup/channels/amazon-harness.ts";
import { keepTraffic } from "../setup/channels/keep-traffic.ts";
import { openSession, sha256Of } from "../setup/channels/harness.ts";

let amazon: AmazonHarness;

beforeAll(async () => {
  amazon = await amazonHarness();
});
afterAll(async () => {
  await keepTraffic("amazon", "feed", amazon.calls);
  await amazon.stop();
});

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

/** Listings to be shown with both pictures, in one submission whose ledger is kept as the worker keeps it. */
async function openBatch(count: number, productTypeOf: (nth: number) => string) {
  const client = amazon.connector.open(await openSession(amazon));
  const hashes = [await newPicture("#c00"), await newPicture("#0c0")];
  const orders: BulkOrder[] = [];
  for (let i = 0; i < count; i += 1) {
    const sku = `MUG/${i} ü ${amazon.calls.length}`;
    const listing = await amazon.seed({ title: "Mug", sku, pictures: [] });
    const plan = planImages({
      ...{ present: [], wanted: hashes.map(wanted), mode: "replace", ours: new Map(), maxImages: 9 },
    });
    const openPicture = () => Promise.reject(new Error("not sent"));
    orders.push({ place: i + 1, listing, plan, productType: productTypeOf(i), openPicture });
  }
  let ledger: PublishLedger = emptyLedger;
  const saveLedger = (next: PublishLedger) => {
    ledger = next;
    return Promise.resolve();
  };
  return { hashes, orders, run: () => client.bulk?.publish(orders, { ledger, saveLedger }) };
}

test("one feed changes all listings but the one of a type that is not its own", async () => {
  const { hashes, orders, run } = await openBatch(25, (nth) => (nth === 7 ? "SHOES" : "DRINKING_CUP"));
  const callsBefore = amazon.calls.length;
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

test("a feed that was made just before the connection broke is found among Amazon's, and no other is sent", async () => {
  const { hashes, orders, run } = await openBatch(2, () => "DRINKING_CUP");
  const feedsBefore = amazon.feeds();
  amazon.arm({ kind: "drop-after", match: { operation: "createFeed" } });
  await expect(run()).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  amazon.clearFaults();
  await expect(run()).rejects.toMatchObject({ code: "BUSY" });
  await amazon.settle();
  expect(await run()).toMatchObject([{ result: "accepted" }, { result: "accepted" }]);
  expect(amazon.feeds() - feedsBefore).toBe(1);
  await amazon.settle();
  for (const { listing } of orders) expect(await amazon.shown(listing)).toEqual(hashes);
  expect(amazon.violations()).toEqual([]);
});

test("looks at twenty listings with one call, whatever their SKUs are, and tells those that are gone", async () => {
  const client = amazon.connector.open(await openSession(amazon));
  const sha256 = await newPicture("#00c");
  const bytes = await (await fetch(`${amazon.pictures?.origin ?? ""}/${sha256}.jpg`)).bytes();
  const skus = [
    "A/1 b",
    "Größe",
    "with, comma",
    "50% & more",
    ...Array.from({ length: 18 }, (_, i) => `n${i}`),
  ];
  const refs = [];
  for (const sku of skus) refs.push(await amazon.seed({ title: "Mug", sku, pictures: [{ bytes, alt: "" }] }));
  const [first, gone] = refs;
  if (first === undefined || gone === undefined) throw new Error("expected listings");
  const issue = { code: "18320", message: "No.", severity: "ERROR", categories: ["INVALID_IMAGE"] } as const;
  await amazon.change(first, { issues: [issue] });
  await amazon.end(gone);
  const callsBefore = amazon.calls.length;
  const looks = (await client.bulk?.read(refs)) ?? [];
  const asked = amazon.calls.slice(callsBefore).map(({ operationId }) => operationId);
  expect(asked).toEqual(["searchListingsItems", "searchListingsItems", "getListingsItem"]);
  expect(looks.map((look) => look?.images.length ?? null)).toEqual(skus.map((_, i) => (i === 1 ? null : 1)));
  expect(looks[0]).toMatchObject({ images: [{ slot: "main" }], issues: [{ code: "18320" }] });
  expect(amazon.violations()).toEqual([]);
});
