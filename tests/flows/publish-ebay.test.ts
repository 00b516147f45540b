/**
 * Pictures on their way to eBay and back: a listing of the Inventory API, one that only Trading can change and a group; a
 * worker killed at every write, and two jobs about one listing. Real worker process, real PostgreSQL, eBay's stand-in over
 * HTTP.
 */
import "#tests/setup/test-env.ts";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { approvePublications } from "#services/publications/approve-publications.ts";
import { enqueue } from "#services/outbox.ts";
import { restorePublication } from "#services/publications/decide-publication.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import {
  addEnhancedProduct,
  connectTestAccount,
  dropShopJobs,
  linkTestListing,
} from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { type EbayHarness, ebayHarness } from "#tests/setup/channels/ebay-harness.ts";
import { sha256Of } from "#tests/setup/channels/harness.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { startWorkerProcess, type WorkerProcess } from "#tests/setup/worker-process.ts";
import type { NewFault } from "../../sandbox/common/faults.ts";

const actor = "ann";

let ebay: EbayHarness;
let worker: WorkerProcess;
let shopId: string;
let accountId: string;

beforeAll(async () => {
  await dropShopJobs();
  ebay = await ebayHarness();
  worker = await startWorker();
});

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  const tokens = await ebay.newTokens();
  ({ id: accountId } = await connectTestAccount(shopId, "ebay", { sellerId: ebay.sellerId, ...tokens }));
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(worker.output().slice(-6_000));
  expect(ebay.violations()).toEqual([]);
  ebay.clearFaults();
});

afterAll(async () => {
  await worker.stop();
  await ebay.stop();
});

async function startWorker(): Promise<WorkerProcess> {
  const settings = { ...ebay.settings, TRUSTED_FETCH_ORIGINS: ebay.url, LOG_LEVEL: "info" };
  const started = startWorkerProcess(settings);
  await started.ready();
  return started;
}

let painted = 0;
/** Different enough that no hash takes one for the other. */
async function paint(): Promise<Buffer> {
  painted += 1;
  const bars = Array.from({ length: 6 }, (_, bar) => {
    const x = (bar * 331 + painted * 97) % 1700;
    const height = 200 + ((painted * (bar + 3) * 173) % 1500);
    return `<rect x="${x}" y="${(bar * 211 + painted * 59) % 400}" width="220" height="${height}" fill="hsl(${painted * 47},60%,40%)"/>`;
  });
  return sharp(Buffer.from(`<svg width="1600" height="1600">${bars.join("")}</svg>`))
    .flatten({ background: "#fff" })
    .jpeg({ quality: 92 })
    .toBuffer();
}
const paintMany = (count: number) => Promise.all(Array.from({ length: count }, paint));

const reaches = (id: string, state: string) =>
  eventually(`publication to be ${state}`, async () => {
    const publication = await prisma.publication.findUniqueOrThrow({ where: { id } });
    return publication.state === state;
  });

/** All that the stand-in knows of its listings but the pictures, and the count of revisions. */
function restOfAll(): unknown {
  const { inventory, groups, listings } = ebay.state;
  const left = new Set(["imageUrls", "pictures", "revised"]);
  const without = (name: string, value: unknown) => (left.has(name) ? undefined : value);
  return JSON.parse(JSON.stringify({ inventory, groups, listings }, without));
}

type Kind = "inventory" | "trading" | "group";

/** A listing with two old pictures, linked to a product with two new ones. */
async function openListing(kind: Kind, sku: string) {
  const [old, fresh] = [await paintMany(2), await paintMany(2)];
  const productId = await addEnhancedProduct(shopId, "ebay-gallery", fresh);
  const pictures = old.map((bytes) => ({ base64: bytes.toString("base64") }));
  const colours = ["Red", "Blue"].map((Colour) => ({ sku: `${sku}-${Colour}`, specifics: { Colour } }));
  const variations = kind === "group" ? { variations: colours } : {};
  const ref = await ebay.seedAs({ kind, sku, title: "Mug", pictures, ...variations });
  const listingId = await linkTestListing(shopId, accountId, ref, productId);
  return { ref, listingId, before: old.map(sha256Of), after: fresh.map(sha256Of) };
}

/** @returns the id of a publication that waits for a person's word */
async function plan(listingId: string): Promise<string> {
  await draftPublications(shopId, { listingIds: [listingId], mode: "replace", actor });
  const { id } = await prisma.publication.findFirstOrThrow({ where: { listingId } });
  await reaches(id, "planned");
  return id;
}
const approve = (id: string) => approvePublications(shopId, { publicationIds: [id], actor });

test.each(["inventory", "trading"] as const)(
  "a listing of kind %s gets the approved pictures, keeps everything else, and gets its old pictures back",
  async (kind) => {
    const { ref, listingId, ...pictures } = await openListing(kind, `MUG/${kind} ü`);
    const rest = restOfAll();
    const id = await plan(listingId);
    expect(await ebay.shown(ref)).toEqual(pictures.before);
    await approve(id);
    await reaches(id, "live");
    expect(await ebay.shown(ref)).toEqual(pictures.after);

    await restorePublication(shopId, id, actor);
    await reaches(id, "superseded");
    const undoing = await prisma.publication.findFirstOrThrow({ where: { restoresId: id } });
    await reaches(undoing.id, "live");
    expect(await ebay.shown(ref)).toEqual(pictures.before);
    expect(restOfAll()).toEqual(rest);
  },
);

/** Each on a listing of its own: the second upload, and the write of every kind of listing. */
const cuts: readonly (Pick<NewFault, "match" | "skip"> & { readonly of: Kind })[] = [
  { of: "inventory", match: { operation: "createImageFromFile" }, skip: 1 },
  { of: "inventory", match: { operation: "createOrReplaceInventoryItem" } },
  { of: "trading", match: { contains: "ReviseFixedPriceItemRequest" } },
  { of: "group", match: { operation: "createOrReplaceInventoryItemGroup" } },
];

/** `hold` is before the effect of the call, `hold-after` between its effect and its answer. */
test.each(["hold", "hold-after"] as const)(
  "killed at %s of every call that changes something: each listing is as planned",
  async (kind) => {
    const opened = [];
    for (const [nth, cut] of cuts.entries())
      opened.push({ ...cut, ...(await openListing(cut.of, `CUT-${nth}-${kind}`)) });
    const rest = restOfAll();
    const ids = [];
    for (const { listingId, match, skip } of opened) {
      const id = await plan(listingId);
      ebay.arm({ kind, ...(match && { match }), ...(skip !== undefined && { skip }) });
      await approve(id);
      ids.push(id);
      await eventually("the call to be held", () => ebay.held() === ids.length);
    }
    await worker.kill();
    ebay.clearFaults();
    worker = await startWorker();
    for (const id of ids) await reaches(id, "live");
    for (const { ref, after } of opened) expect(await ebay.shown(ref)).toEqual(after);
    expect(restOfAll()).toEqual(rest);
  },
);

test("two jobs for the same publication send it once", async () => {
  const { ref, listingId, after } = await openListing("inventory", "TWICE");
  const id = await plan(listingId);
  const sentBefore = uploads();
  ebay.arm({ kind: "hold", match: { operation: "createImageFromFile" } });
  await approve(id);
  await eventually("the first picture to be on its way", () => ebay.held() > 0);
  await enqueue(prisma, "publish", { shopId, publicationId: id });
  await eventually("the second job to be refused", () => /"job":"publish".+BUSY/.test(worker.output()));
  ebay.clearFaults();
  await reaches(id, "live");
  expect(await ebay.shown(ref)).toEqual(after);
  expect(uploads() - sentBefore).toBe(after.length);
});

const uploads = () => ebay.calls.filter(({ operationId }) => operationId === "createImageFromFile").length;
