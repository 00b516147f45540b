/**
 * Listings that the Inventory API made: of one record, or of a group of them. A write replaces a record whole, so each
 * begins with the record as it is at that moment, and changes nothing of it but the addresses of its pictures.
 * https://developer.ebay.com/api-docs/sell/inventory/resources/inventory_item/methods/createOrReplaceInventoryItem
 */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { CallEbay } from "./call-ebay.ts";
import { type Gallery, requireSame } from "./gallery.ts";

const codes = z.array(z.string()).optional();

export const recordSchema = z.looseObject({
  locale: z.string().default("en_US"),
  groupIds: z.array(z.string()).optional(),
  inventoryItemGroupKeys: z.array(z.string()).optional(),
  product: z.looseObject({
    aspects: z.record(z.string(), z.array(z.string())).optional(),
    imageUrls: z.array(z.string()).optional(),
    title: z.string().optional(),
    ...{ ean: codes, upc: codes, isbn: codes },
  }),
});

const groupSchema = z.looseObject({
  title: z.string().optional(),
  imageUrls: z.array(z.string()).optional(),
  variantSKUs: z.array(z.string()),
  variesBy: z.looseObject({ aspectsImageVariesBy: z.array(z.string()).optional() }).optional(),
});

const offersSchema = z.object({
  offers: z.array(
    z.object({ status: z.string(), listing: z.object({ listingId: z.string().optional() }).optional() }),
  ),
});

export type InventoryRecord = z.infer<typeof recordSchema>;
export type InventoryGroup = z.infer<typeof groupSchema>;

export function readRecord(call: CallEbay, sku: string): Promise<InventoryRecord> {
  return call({
    operation: "getInventoryItem",
    turn: "inventory",
    result: recordSchema,
    run: (client) => client.sell.inventory.getInventoryItem(sku),
  });
}

export const readGroup = (call: CallEbay, key: string): Promise<InventoryGroup> =>
  call({
    operation: "getInventoryItemGroup",
    turn: "inventory",
    result: groupSchema,
    run: (client) => client.sell.inventory.getInventoryItemGroup(key),
  });

/** Ids of the listings that buyers see of the record. */
export async function listingsOf(call: CallEbay, sku: string): Promise<readonly string[]> {
  try {
    const { offers } = await call({
      operation: "getOffers",
      turn: "inventory",
      result: offersSchema,
      run: (client) => client.sell.inventory.getOffers({ sku }),
    });
    return offers.flatMap(({ status, listing }) =>
      status === "PUBLISHED" && listing?.listingId !== undefined ? [listing.listingId] : [],
    );
  } catch (error) {
    // eBay's word for none.
    if (error instanceof AppError && error.code === "NOT_FOUND") return [];
    throw error;
  }
}

/** @throws AppError NOT_FOUND when buyers see no listing of it any more */
export async function requireListed(call: CallEbay, sku: string): Promise<void> {
  if ((await listingsOf(call, sku)).length > 0) return;
  throw new AppError("NOT_FOUND", `expected a listing of ${sku} on eBay but received none`);
}

export interface PictureChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export const picturesOf = ({ product }: InventoryRecord): readonly string[] => product.imageUrls ?? [];

export const recordGallery = (record: InventoryRecord): Gallery => ({
  pictures: picturesOf(record),
  variations: null,
});

/** @throws AppError BUSY when its pictures are not those of `before` any more */
export async function writeRecord(
  call: CallEbay,
  sku: string,
  { before, after }: PictureChange,
): Promise<void> {
  const record = await readRecord(call, sku);
  requireSame(sku, { pictures: before, variations: null }, recordGallery(record));
  const body = asSent({ ...record, product: { ...record.product, imageUrls: [...after] } });
  await call({
    operation: "createOrReplaceInventoryItem",
    turn: "inventory",
    contentLanguage: languageOf(record),
    result: z.unknown(),
    run: (client) => client.sell.inventory.createOrReplaceInventoryItem(sku, body as never),
  });
}

export const languageOf = ({ locale }: InventoryRecord) => locale.replace("_", "-");

const onlyInAnswers = new Set([
  "sku",
  "locale",
  "groupIds",
  "inventoryItemGroupKeys",
  "inventoryItemGroupKey",
]);

/** The record as it was answered, without what a write does not take. */
export const asSent = (answered: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answered).filter(([name]) => !onlyInAnswers.has(name)));
