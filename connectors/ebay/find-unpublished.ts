/**
 * Records of the Inventory API that buyers do not see: prepared and not published yet, or ended. GetSellerList does not
 * name them.
 */
import { z } from "zod";
import type { FoundListing } from "#core/publishing/listing.ts";
import type { ListingPage, ListingSearch } from "../connector.ts";
import type { CallEbay } from "./call-ebay.ts";
import { listingsOf, picturesOf, readGroup, recordSchema } from "./inventory.ts";

const pageSize = 100;

const pageSchema = z.object({
  next: z.string().optional(),
  inventoryItems: z.array(recordSchema.extend({ sku: z.string() })).default([]),
});

type NamedRecord = z.infer<typeof pageSchema>["inventoryItems"][number];

/** @param page from 0; the answer's `nextCursor` is the number of the next one */
export async function findUnpublished(
  call: CallEbay,
  { marketplace, skus }: ListingSearch,
  page: number,
): Promise<ListingPage> {
  const { next, inventoryItems } = await readRecords(call, page);
  const seen = new Set<string>();
  const listings: FoundListing[] = [];
  for (const record of inventoryItems) {
    if (skus !== undefined && !skus.includes(record.sku)) continue;
    const group = (record.inventoryItemGroupKeys ?? record.groupIds ?? [])[0];
    const subject = group === undefined ? `record ${record.sku}` : `group ${group}`;
    if (seen.has(subject)) continue;
    seen.add(subject);
    if ((await listingsOf(call, record.sku)).length > 0) continue;
    const found = group === undefined ? ofRecord(record) : await ofGroup(call, group);
    listings.push({ marketplace, ...found, productType: null, state: "unpublished", url: null });
  }
  return { listings, nextCursor: next === undefined ? null : (page + 1).toString() };
}

/** `offset` is the number of a page. */
const readRecords = (call: CallEbay, page: number) =>
  call({
    operation: "getInventoryItems",
    turn: "inventory",
    result: pageSchema,
    run: (client) => client.sell.inventory.getInventoryItems({ limit: pageSize, offset: page }),
  });

type Found = Omit<FoundListing, "marketplace" | "productType" | "state" | "url">;

function ofRecord(record: NamedRecord): Found {
  const { sku, product } = record;
  const { title = sku, ean = [], upc = [], isbn = [] } = product;
  const gtins = [...ean, ...upc, ...isbn].filter((code) => /^\d{8,14}$/.test(code));
  return { kind: "inventory", externalId: sku, title, skus: [sku], gtins, ...shown(picturesOf(record)) };
}

async function ofGroup(call: CallEbay, key: string): Promise<Found> {
  const { title = key, variantSKUs, imageUrls = [] } = await readGroup(call, key);
  return { kind: "group", externalId: key, title, skus: variantSKUs, gtins: [], ...shown(imageUrls) };
}

const shown = (pictures: readonly string[]) => ({
  imageCount: pictures.length,
  mainImageUrl: pictures[0] ?? null,
});
