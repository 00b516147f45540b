/** What the stand-in for Etsy remembers. */
import type { Grant } from "../common/tokens.ts";

export interface EtsyImage {
  readonly listing_image_id: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  alt: string;
  createdAt: number;
}

export interface EtsyListing {
  readonly listing_id: number;
  readonly shop_id: number;
  title: string;
  state: "active" | "inactive" | "sold_out" | "draft" | "expired";
  price: string;
  skus: string[];
  /** In the order buyers see. */
  images: EtsyImage[];
  /** Taken off the listing; Etsy keeps the file, and it can be attached again by its id. */
  removed: EtsyImage[];
  variations: { property_id: number; value_id: number; value: string }[];
  variationImages: { property_id: number; value_id: number; image_id: number }[];
}

export interface EtsyShop {
  readonly shop_id: number;
  readonly user_id: number;
  readonly shop_name: string;
}

export interface EtsyState {
  shops: EtsyShop[];
  listings: EtsyListing[];
  grants: Grant[];
  nextId: number;
}

export const freshState = (): EtsyState => ({
  shops: [
    { shop_id: 4101, user_id: 123, shop_name: "DemoHandmade" },
    { shop_id: 4102, user_id: 456, shop_name: "SecondStudio" },
  ],
  listings: [],
  grants: [],
  nextId: 9_001,
});
