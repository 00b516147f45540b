/**
 * Pictures on their way to eBay and back: a listing of the Inventory API and one that only Trading can change. Real worker
 * process, real PostgreSQL, eBay's stand-in over HTTP.
 */
import "#tests/setup/test-env.ts";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { approvePublications } from "#services/publications/approve-publications.ts";
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

const actor = "ann";

let ebay: EbayHarness;
let worker: WorkerProcess;
let shopId: string;
let accountId: string;

beforeAll(async () => {
  await dropShopJobs();
  ebay = await ebayHarness();
  worker = startWorkerProcess({ ...ebay.settings, TRUSTED_FETCH_ORIGINS: ebay.url, LOG_LEVEL: "info" });
  await worker.ready();
});

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  const tokens = await ebay.newTokens();
  ({ id: accountId } = await connectTestAccount(shopId, "ebay", { sellerId: ebay.sellerId, ...tokens }));
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(worker.output().slice(-6_000));
  expect(ebay.violations()).toEqual([]);
});

afterAll(async () => {
  await worker.stop();
  await ebay.stop();
});

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

test.each(["inventory", "trading"] as const)(
  "a listing of kind %s gets the approved pictures, keeps everything else, and gets its old pictures back",
  async (kind) => {
    const [old, fresh] = [await paintMany(2), await paintMany(2)];
    const productId = await addEnhancedProduct(shopId, "ebay-gallery", fresh);
    const pictures = old.map((bytes) => ({ base64: bytes.toString("base64") }));
    const ref = await ebay.seedAs({ kind, sku: `MUG/${kind} ü`, title: "Mug", pictures });
    const listingId = await linkTestListing(shopId, accountId, ref, productId);
    const before = restOfAll();

    await draftPublications(shopId, { listingIds: [listingId], mode: "replace", actor });
    const { id } = await prisma.publication.findFirstOrThrow({ where: { listingId } });
    await reaches(id, "planned");
    expect(await ebay.shown(ref)).toEqual(old.map(sha256Of));
    await approvePublications(shopId, { publicationIds: [id], actor });
    await reaches(id, "live");
    expect(await ebay.shown(ref)).toEqual(fresh.map(sha256Of));

    await restorePublication(shopId, id, actor);
    await reaches(id, "superseded");
    const undoing = await prisma.publication.findFirstOrThrow({ where: { restoresId: id } });
    await reaches(undoing.id, "live");
    expect(await ebay.shown(ref)).toEqual(old.map(sha256Of));
    expect(restOfAll()).toEqual(before);
  },
);
