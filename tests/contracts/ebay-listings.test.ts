/** What is eBay's own: three kinds of listings, records that a write replaces whole, pictures that expire. */
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ChannelClient } from "#connectors/connector.ts";
import { keepAsIs, planImages, type WantedImage } from "#core/publishing/image-plan.ts";
import type { FoundListing, ListingRef } from "#core/publishing/listing.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { type EbayHarness, ebayHarness } from "../setup/channels/ebay-harness.ts";
import { openSession, sha256Of, type TestSession } from "../setup/channels/harness.ts";
import { keepTraffic } from "../setup/channels/keep-traffic.ts";
import type { NewFault } from "../../sandbox/common/faults.ts";

const dayMs = 86_400_000;

let harness: EbayHarness;
let session: TestSession;
let client: ChannelClient;
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  harness = await ebayHarness();
});
beforeEach(async () => {
  session = await openSession(harness);
  client = harness.connector.open(session);
});
afterEach(() => {
  harness.clearFaults();
  expect(harness.violations()).toEqual([]);
});
afterAll(async () => {
  await keepTraffic("ebay", "listings", harness.calls);
  await harness.stop();
});

let painted = 0;
async function paint(): Promise<Buffer> {
  painted += 1;
  const background = { r: (painted * 40) % 256, g: (painted * 90) % 256, b: 90 };
  return sharp({ create: { width: 800, height: 800, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
const seedPicture = async () => ({ base64: (await paint()).toString("base64") });
const seedPictures = (count: number) => Promise.all(Array.from({ length: count }, seedPicture));

async function rendition(index: number, ...variantKeys: string[]): Promise<WantedImage & { sha256: string }> {
  const bytes = await paint();
  const sha256 = sha256Of(bytes);
  files.set(sha256, bytes);
  const source = {
    ...{ kind: "rendition" as const, sha256, mimeType: "image/jpeg", bytes: bytes.length },
    url: `https://pictures.example/${sha256}.jpg`,
  };
  return { slot: slotAt(index), alt: null, variantKeys, source, sha256 };
}

async function send(
  listing: ListingRef,
  wanted: readonly WantedImage[],
  {
    ledger = emptyLedger,
    saveLedger = () => Promise.resolve(),
  }: {
    ledger?: PublishLedger;
    saveLedger?: (ledger: PublishLedger) => Promise<void>;
  } = {},
) {
  const present = await client.readImages(listing);
  const plan = planImages({ present, wanted, mode: "replace", ours: new Map(), maxImages: 24 });
  const openPicture = (sha256: string) => Promise.resolve(files.get(sha256) ?? new Uint8Array());
  return client.publish({ listing, productType: null, plan, openPicture }, { ledger, saveLedger });
}

const group = async (sku: string, kind: "group" | "trading" = "group") =>
  harness.seedAs({
    ...{ kind, sku, title: "Mug in two colours", pictures: await seedPictures(2) },
    variations: [
      { sku: `${sku}-red-s`, specifics: { Colour: "Red", Size: "S" }, pictures: await seedPictures(1) },
      { sku: `${sku}-red-l`, specifics: { Colour: "Red", Size: "L" }, pictures: [] },
      { sku: `${sku}-blue`, specifics: { Colour: "Blue", Size: "S" }, pictures: await seedPictures(1) },
    ],
  });

/** Everything the stand-in holds of a listing but its pictures. */
function rest(...skus: readonly string[]): unknown {
  const { inventory, groups } = harness.state;
  const withoutPictures = (name: string, value: unknown) => (name === "imageUrls" ? undefined : value);
  const mine = [
    ...inventory.filter(({ sku }) => skus.includes(sku)),
    ...groups.filter(({ key }) => skus.includes(key)),
  ];
  return JSON.parse(JSON.stringify(mine, withoutPictures));
}

test("a record is written whole: everything but its pictures is as it was", async () => {
  const ref = await harness.seedAs({ sku: "WHOLE/1 ü", title: "Mug", pictures: await seedPictures(2) });
  const before = rest("WHOLE/1 ü");
  expect(before).toMatchObject([{ body: { condition: "NEW", product: { brand: "Unbranded" } } }]);
  const fresh = await rendition(0);
  expect(await send(ref, [fresh])).toMatchObject({ result: "done", issues: [] });
  expect(await harness.shown(ref)).toEqual([fresh.sha256]);
  expect(rest("WHOLE/1 ü")).toEqual(before);
});

test("a group's gallery and the pictures of its variations change, and nothing else does", async () => {
  const ref = await group("GRP1");
  const skus = ["GRP1", "GRP1-red-s", "GRP1-red-l", "GRP1-blue"];
  const before = rest(...skus);
  const wanted = [await rendition(0), await rendition(1, "Colour=Red"), await rendition(2, "Colour=Blue")];
  expect(await send(ref, wanted)).toMatchObject({ result: "done" });
  expect(await harness.shown(ref)).toEqual(wanted.map(({ sha256 }) => sha256));
  expect(rest(...skus)).toEqual(before);
  const images = await client.readImages(ref);
  expect(images.map(({ variantKeys }) => variantKeys)).toEqual([[], ["Colour=Red"], ["Colour=Blue"]]);
});

test("what is not published is found with its state, and nothing is sent there", async () => {
  const draft = { title: "Not yet", state: "draft" as const };
  const pictures = await seedPictures(1);
  const ref = await harness.seedAs({ ...draft, sku: "DRAFT-1", pictures });
  const variations = [
    { sku: "DRAFT-2-a", specifics: { Colour: "Red" }, pictures: [] },
    { sku: "DRAFT-2-b", specifics: { Colour: "Blue" }, pictures: [] },
  ];
  await harness.seedAs({ ...draft, kind: "group", sku: "DRAFT-2", pictures, variations });
  const ended = await harness.seedAs({ sku: "DRAFT-3", title: "Over", pictures });
  await harness.end(ended);
  await harness.seedAs({ sku: "ON-SALE", title: "Mug", pictures });
  const skus = ["DRAFT-1", "DRAFT-2-a", "DRAFT-2-b", "DRAFT-3", "ON-SALE"];
  const found: FoundListing[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await client.findListings({ marketplace: "EBAY_US", cursor, skus });
    found.push(...page.listings);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  expect(found.map(({ externalId, kind, state }) => [externalId, kind, state])).toEqual([
    ["ON-SALE", "inventory", "active"],
    ["DRAFT-1", "inventory", "unpublished"],
    ["DRAFT-2", "group", "unpublished"],
    ["DRAFT-3", "inventory", "unpublished"],
  ]);
  expect(found[2]).toMatchObject({ title: "Not yet", skus: ["DRAFT-2-a", "DRAFT-2-b"], imageCount: 1 });
  const before = harness.calls.length;
  const image = await rendition(0);
  const change = { kind: "add" as const, slot: image.slot, before: null, after: image };
  const order = { listing: ref, productType: null, plan: { target: [image], changes: [change] } };
  const sent = client.publish(
    { ...order, openPicture: () => Promise.reject(new Error("not sent")) },
    { ledger: emptyLedger, saveLedger: () => Promise.resolve() },
  );
  await expect(sent).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(harness.calls.slice(before).filter(({ method }) => method !== "GET")).toEqual([]);
});

/** Publishes to a group of three records, and has eBay refuse the writes that match. */
async function refusedGroup(sku: string, faults: readonly NewFault[]) {
  const ref = await group(sku);
  const [before, shownBefore] = [await client.readImages(ref), await harness.shown(ref)];
  const wanted = [await rendition(0), await rendition(1, "Colour=Red"), await rendition(2, "Colour=Blue")];
  for (const fault of faults) harness.arm(fault);
  return { ref, before, shownBefore, wanted };
}
const body = { errors: [{ errorId: 25014, domain: "API_INVENTORY", category: "REQUEST", message: "No." }] };
const refusal = (operation: string, skip: number, times = 1): NewFault => ({
  ...{ kind: "answer", status: 400, match: { operation }, skip, times },
  base64: Buffer.from(JSON.stringify(body)).toString("base64"),
});

test.each([
  ["the last variation", "createOrReplaceInventoryItem", 2, "gallery-2"],
  ["the gallery", "createOrReplaceInventoryItemGroup", 0, null],
])("a group of which eBay refuses %s is as it was", async (_, operation, skip, slot) => {
  const { ref, before, shownBefore, wanted } = await refusedGroup(`UNDO-${operation}`, [
    refusal(operation, skip),
  ]);
  const records = structuredClone(harness.state.inventory);
  const outcome = await send(ref, wanted);
  expect(outcome).toMatchObject({ result: "rejected", issues: [{ code: "25014", severity: "error", slot }] });
  expect(outcome.issues).toHaveLength(1);
  expect(await harness.shown(ref)).toEqual(shownBefore);
  expect(await client.readImages(ref)).toEqual(before);
  expect(harness.state.inventory).toEqual(records);
});

test("what stands of a group that is refused both ways is told by slot, and can be put back", async () => {
  const faults = [refusal("createOrReplaceInventoryItem", 2, 3)];
  const { ref, before, shownBefore, wanted } = await refusedGroup("STANDS", faults);
  const outcome = await send(ref, wanted);
  expect(outcome).toMatchObject({
    result: "rejected",
    issues: [
      { code: "25014", slot: "gallery-2" },
      { code: "packshot.left-standing", severity: "warning", slot: "gallery-1" },
    ],
  });
  expect(await harness.shown(ref)).not.toEqual(shownBefore);
  harness.clearFaults();
  expect(await send(ref, before.map(keepAsIs))).toMatchObject({ result: "done" });
  expect(await harness.shown(ref)).toEqual(shownBefore);
});

test("a group whose way back is torn is put back by the next attempt", async () => {
  const faults = [refusal("createOrReplaceInventoryItem", 2, 1)];
  const { ref, before, shownBefore, wanted } = await refusedGroup("RESUMES", faults);
  harness.arm({ kind: "drop", match: { operation: "createOrReplaceInventoryItem" }, skip: 2 });
  let ledger = emptyLedger;
  const saveLedger = (next: PublishLedger) => {
    ledger = next;
    return Promise.resolve();
  };
  await expect(send(ref, wanted, { saveLedger })).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  expect(await harness.shown(ref)).not.toEqual(shownBefore);
  harness.clearFaults();
  client = harness.connector.open(session);
  harness.arm(refusal("createOrReplaceInventoryItem", 0));
  const present = before;
  const plan = planImages({ present, wanted, mode: "replace", ours: new Map(), maxImages: 24 });
  const openPicture = (sha256: string) => Promise.resolve(files.get(sha256) ?? new Uint8Array());
  const order = { listing: ref, productType: null, plan, openPicture };
  expect(await client.publish(order, { ledger, saveLedger })).toMatchObject({ result: "rejected" });
  expect(await harness.shown(ref)).toEqual(shownBefore);
});

test.each([false, true])(
  "a listing made elsewhere is revised by Trading; with variations: %s",
  async (isVaried) => {
    const sku = `OLD-${isVaried.toString()}`;
    const ref = isVaried
      ? await group(sku, "trading")
      : await harness.seedAs({ kind: "trading", sku, title: "Old mug", pictures: await seedPictures(2) });
    const before = await client.readImages(ref);
    const shownBefore = await harness.shown(ref);
    const wanted = [
      await rendition(0),
      await rendition(1),
      ...(isVaried ? [await rendition(2, "Colour=Red")] : []),
    ];
    expect(await send(ref, wanted)).toMatchObject({ result: "done" });
    expect(await harness.shown(ref)).toEqual(wanted.map(({ sha256 }) => sha256));
    expect(await send(ref, before.map(keepAsIs))).toMatchObject({ result: "done" });
    expect(await harness.shown(ref)).toEqual(shownBefore);
  },
);

test("tells the three kinds apart", async () => {
  await harness.seedAs({ sku: "KIND-1", title: "One", pictures: await seedPictures(1) });
  await group("KIND-2");
  const old = await harness.seedAs({
    kind: "trading",
    sku: "KIND-1",
    title: "Old",
    pictures: await seedPictures(1),
  });
  const skus = ["KIND-1", "KIND-2-blue"];
  const { listings } = await client.findListings({ marketplace: "EBAY_US", cursor: null, skus });
  expect(listings.map(({ kind, externalId }) => [kind, externalId])).toEqual([
    ["inventory", "KIND-1"],
    ["group", "KIND-2"],
    ["trading", old.externalId],
  ]);
});

test("a picture that expired meanwhile is sent again from our copy when it is put back", async () => {
  const ref = await harness.seedAs({ sku: "EXPIRED", title: "Mug", pictures: [] });
  const [first, second] = [await rendition(0), await rendition(0)];
  await send(ref, [first]);
  const [was] = await client.readImages(ref);
  await send(ref, [second]);
  harness.clock.advance(31 * dayMs);
  session = await openSession(harness);
  client = harness.connector.open(session);
  const copy = first.source.kind === "rendition" ? first.source : null;
  const source = { kind: "present" as const, imageId: null, url: was?.url ?? "", copy };
  const gone = await send(ref, [{ ...first, source: { ...source, copy: null } }]);
  expect(gone).toMatchObject({ result: "rejected", issues: [{ code: "25015", severity: "error" }] });
  expect(await harness.shown(ref)).toEqual([second.sha256]);
  expect(await send(ref, [{ ...first, source }])).toMatchObject({ result: "done" });
  expect(await harness.shown(ref)).toEqual([first.sha256]);
});

test("a write that took effect without an answer is not made twice", async () => {
  const ref = await harness.seedAs({ sku: "TORN", title: "Mug", pictures: await seedPictures(1) });
  const fresh = await rendition(0);
  let ledger = emptyLedger;
  const saveLedger = (next: PublishLedger) => {
    ledger = next;
    return Promise.resolve();
  };
  harness.arm({ kind: "drop-after", match: { operation: "createOrReplaceInventoryItem" } });
  await expect(send(ref, [fresh], { saveLedger })).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  const writes = () => harness.calls.filter(({ method }) => method === "PUT").length;
  const before = writes();
  expect(await send(ref, [fresh], { ledger, saveLedger })).toMatchObject({ result: "done" });
  expect(writes()).toBe(before);
  expect(await harness.shown(ref)).toEqual([fresh.sha256]);
});

test("pictures somebody changes in the middle of a publication are not overwritten", async () => {
  const ref = await harness.seedAs({ sku: "RACE", title: "Mug", pictures: await seedPictures(2) });
  const before = await harness.shown(ref);
  const record = harness.state.inventory.find(({ sku }) => sku === "RACE");
  const turnAround = ({ uploading }: PublishLedger) => {
    if (uploading !== null) record?.body.product?.imageUrls?.reverse();
    return Promise.resolve();
  };
  const sent = send(ref, [await rendition(0)], { saveLedger: turnAround });
  await expect(sent).rejects.toMatchObject({ code: "BUSY" });
  expect(await harness.shown(ref)).toEqual([...before].reverse());
});

test("no call that was recorded holds a token, those in XML included", async () => {
  const ref = await harness.seedAs({
    kind: "trading",
    sku: "SECRET",
    title: "Old",
    pictures: await seedPictures(1),
  });
  const token = await session.accessToken();
  await send(ref, [await rendition(0)]);
  const said = JSON.stringify(session.exchanges);
  expect(session.exchanges.map(({ operation }) => operation)).toContain("ReviseFixedPriceItem");
  expect(said).not.toContain(token);
  expect(said).not.toContain(token.slice(-20));
});
