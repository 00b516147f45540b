/** The ways a listing on eBay can have been made, each with its way to read and write pictures. To add one: a line here. */
import { AppError } from "#core/errors.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import type { CallEbay } from "./call-ebay.ts";
import { type Gallery, requireSame } from "./gallery.ts";
import { type GalleryWrite, groupGallery, writeGroup } from "./group.ts";
import { readGroup, readRecord, recordGallery, requireListed, writeRecord } from "./inventory.ts";
import { readTradingListing, revise, tradingGallery } from "./trading.ts";

interface ListingKind {
  /** @throws AppError NOT_FOUND when buyers do not see the listing any more */
  readonly read: (call: CallEbay, externalId: string) => Promise<Gallery>;
  /** The pictures alone, for a listing that buyers saw a moment ago. */
  readonly readPictures: (call: CallEbay, externalId: string) => Promise<Gallery>;
  /** @throws EbayRefused, GroupRefused; AppError BUSY when the pictures are not `before` any more */
  readonly write: (call: CallEbay, externalId: string, write: GalleryWrite) => Promise<void>;
}

async function readTrading(call: CallEbay, listingId: string): Promise<Gallery> {
  return tradingGallery(await readTradingListing(call, listingId));
}

const listingKinds: Readonly<Record<string, ListingKind>> = {
  /** Of one record of the Inventory API, by its SKU. */
  inventory: {
    read: async (call, sku) => {
      const gallery = recordGallery(await readRecord(call, sku));
      await requireListed(call, sku);
      return gallery;
    },
    readPictures: async (call, sku) => recordGallery(await readRecord(call, sku)),
    write: (call, sku, { before, after }) =>
      writeRecord(call, sku, { before: before.pictures, after: after.pictures }),
  },
  /** Of a group of such records, by the group's key. */
  group: {
    read: async (call, key) => {
      const group = await readGroup(call, key);
      await requireListed(call, group.variantSKUs[0] ?? "");
      return groupGallery(call, group);
    },
    readPictures: async (call, key) => groupGallery(call, await readGroup(call, key)),
    write: writeGroup,
  },
  /** Made in eBay's pages or by another tool, by its listing number. */
  trading: {
    read: readTrading,
    readPictures: readTrading,
    write: async (call, listingId, { before, after }) => {
      const listing = await readTradingListing(call, listingId);
      requireSame(listingId, before, tradingGallery(listing));
      await revise(call, listing, after);
    },
  },
};

export function kindOf({ kind }: ListingRef): ListingKind {
  const found = listingKinds[kind];
  if (found !== undefined) return found;
  throw new AppError("INTERNAL", `expected a kind of listing for eBay but received ${kind}`);
}
