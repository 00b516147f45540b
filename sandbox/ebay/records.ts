/** What the stand-in for eBay remembers. */
import type { Grant } from "../common/tokens.ts";

export interface EbaySeller {
  readonly userId: string;
  readonly username: string;
  readonly marketplaceId: string;
}

/** A picture on eBay Picture Services (EPS). */
export interface EbayPicture {
  readonly imageId: string;
  readonly sellerId: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** Milliseconds since 1970; gone then, unless an active listing shows it. */
  readonly expiresAt: number;
}

/** The part of an inventory record that this stand-in acts on; everything else is kept as it was sent. */
export interface InventoryBody {
  product?: { title?: string; imageUrls?: string[]; aspects?: Record<string, string[]> };
  [name: string]: unknown;
}

export interface InventoryRecord {
  readonly sellerId: string;
  readonly sku: string;
  readonly locale: string;
  body: InventoryBody;
}

export interface GroupBody {
  title?: string;
  imageUrls?: string[];
  variantSKUs?: string[];
  variesBy?: {
    aspectsImageVariesBy?: string[];
    specifications?: { name: string; values: string[] }[];
  };
  [name: string]: unknown;
}

export interface InventoryGroup {
  readonly sellerId: string;
  readonly key: string;
  body: GroupBody;
}

export interface Variation {
  readonly sku: string;
  readonly specifics: Readonly<Record<string, string>>;
}

/** Pictures that a buyer sees on choosing a value of one specific. */
export interface VariationPictures {
  readonly name: string;
  readonly sets: readonly { readonly value: string; readonly pictures: readonly string[] }[];
}

export interface EbayListing {
  readonly listingId: string;
  readonly sellerId: string;
  readonly offerIds: readonly string[];
  /** Where its pictures stand: in an inventory record, a group of them, or in the listing itself. */
  readonly madeBy: "inventory" | "group" | "trading";
  /** Of the record or group; the seller's own label for the others. */
  readonly key: string;
  title: string;
  price: string;
  state: "active" | "ended";
  readonly startedAt: number;
  /** Of a listing made by Trading. */
  pictures: string[];
  variations: Variation[];
  variationPictures: VariationPictures | null;
  /** Revisions on a day (ISO 8601 date). */
  revised: { day: string; count: number };
}

export interface EbayState {
  sellers: EbaySeller[];
  pictures: EbayPicture[];
  inventory: InventoryRecord[];
  groups: InventoryGroup[];
  listings: EbayListing[];
  grants: Grant[];
  nextId: number;
  /** Where the addresses of its pictures lead. */
  origin: string;
}

/** After a restart at another port, pictures are there. */
export function moveTo(state: EbayState, origin: string): void {
  const moved = JSON.stringify(state).replaceAll(`"${state.origin}/`, `"${origin}/`);
  Object.assign(state, JSON.parse(moved) as EbayState, { origin });
}

export const freshState = (): EbayState => ({
  sellers: [
    { userId: "eb7k2demo01", username: "demo_outlet", marketplaceId: "EBAY_US" },
    { userId: "eb7k2other2", username: "second_attic", marketplaceId: "EBAY_DE" },
  ],
  pictures: [],
  inventory: [],
  groups: [],
  listings: [],
  grants: [],
  nextId: 110_000_000_001,
  origin: "",
});
