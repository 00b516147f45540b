/** The pictures buyers see of a listing, wherever they are kept. */
import type { EbayListing, EbayState, GroupBody, InventoryRecord, VariationPictures } from "./records.ts";

export interface Shown {
  /** In the order of the gallery. */
  readonly gallery: readonly string[];
  readonly variations: VariationPictures | null;
}

export function shownOf(state: EbayState, listing: EbayListing): Shown {
  const { madeBy, sellerId, key } = listing;
  if (madeBy === "trading") return { gallery: listing.pictures, variations: listing.variationPictures };
  if (madeBy === "inventory")
    return { gallery: recordOf(state, sellerId, key)?.body.product?.imageUrls ?? [], variations: null };
  const body = state.groups.find((group) => group.sellerId === sellerId && group.key === key)?.body ?? {};
  return { gallery: body.imageUrls ?? [], variations: variationsOf(state, sellerId, body) };
}

/** Addresses that an active listing shows: their pictures do not expire. */
export function addressesInUse(state: EbayState): ReadonlySet<string> {
  const active = state.listings.filter((listing) => listing.state === "active");
  return new Set(active.flatMap((listing) => allOf(shownOf(state, listing))));
}

export const allOf = ({ gallery, variations }: Shown): readonly string[] => [
  ...gallery,
  ...(variations?.sets ?? []).flatMap(({ pictures }) => pictures),
];

export const recordOf = (state: EbayState, sellerId: string, sku: string): InventoryRecord | undefined =>
  state.inventory.find((record) => record.sellerId === sellerId && record.sku === sku);

/** Of the records that share a value of the aspect pictures vary by, the first lends its pictures. */
function variationsOf(state: EbayState, sellerId: string, body: GroupBody): VariationPictures | null {
  const name = body.variesBy?.aspectsImageVariesBy?.[0];
  if (name === undefined) return null;
  const sets = new Map<string, readonly string[]>();
  for (const sku of body.variantSKUs ?? []) {
    const product = recordOf(state, sellerId, sku)?.body.product;
    const value = product?.aspects?.[name]?.[0];
    if (value !== undefined && !sets.has(value)) sets.set(value, product?.imageUrls ?? []);
  }
  return { name, sets: [...sets].map(([value, pictures]) => ({ value, pictures })) };
}
