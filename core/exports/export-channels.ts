/**
 * The channels we have no connector to: what an export for each is made of. To add one: a line here and its rules in
 * core/channel-rules. Where the figures and column names were read, and which were not: docs/exporting.md.
 */
import { type FeedTable, oneRowEach, rowPerPicture } from "./feed-table.ts";

export const exportChannels = ["google", "walmart", "tiktok", "zalando", "meta", "pinterest"] as const;
export type ExportChannel = (typeof exportChannels)[number];

export interface ExportTraits {
  readonly title: string;
  /** Pictures of one product, the main one included. */
  readonly maxImages: number;
  /** What its files are named after; a variant without it is named after its SKU, then after Shopify's number. */
  readonly namedAfter: "sku" | "gtin";
  /** `address`: the channel fetches pictures from an address in the table. `file`: the seller uploads the files. */
  readonly wants: "address" | "file";
  /** Which preset makes the main picture, and which the others. */
  readonly presets: Readonly<Record<"main" | "gallery", string>>;
  /** In the channel's own words. */
  readonly table: FeedTable;
}

const onWhite = { main: "amazon-main", gallery: "amazon-main" };
const inShopLook = { main: "shopify-square", gallery: "shopify-square" };
const likeGoogle = { id: "id", main: "image_link", others: "additional_image_link" };

export const exportTraits: Readonly<Record<ExportChannel, ExportTraits>> = {
  google: {
    title: "Google Merchant Center",
    maxImages: 11,
    namedAfter: "sku",
    wants: "address",
    presets: onWhite,
    table: oneRowEach(likeGoogle),
  },
  walmart: {
    title: "Walmart Marketplace",
    maxImages: 10,
    namedAfter: "sku",
    wants: "address",
    presets: onWhite,
    table: oneRowEach({
      ...{ id: "sku", main: "mainImageUrl" },
      others: Array<string>(9).fill("productSecondaryImageURL"),
    }),
  },
  tiktok: {
    title: "TikTok Shop",
    maxImages: 9,
    namedAfter: "sku",
    wants: "address",
    presets: onWhite,
    table: oneRowEach({
      ...{ id: "Seller SKU", main: "Main Product Image" },
      others: Array.from({ length: 8 }, (_, nth) => `Product Image ${nth + 2}`),
    }),
  },
  zalando: {
    title: "Zalando",
    maxImages: 10,
    namedAfter: "gtin",
    wants: "file",
    presets: { main: "zalando-packshot", gallery: "zalando-packshot" },
    table: rowPerPicture({
      ...{ gtin: "ean", id: "merchant_product_simple_id" },
      ...{ picture: "media_path", place: "media_sort_key" },
    }),
  },
  meta: {
    title: "Meta (Facebook and Instagram)",
    maxImages: 21,
    namedAfter: "sku",
    wants: "address",
    presets: inShopLook,
    table: oneRowEach(likeGoogle),
  },
  pinterest: {
    title: "Pinterest",
    maxImages: 11,
    namedAfter: "sku",
    wants: "address",
    presets: inShopLook,
    table: oneRowEach(likeGoogle),
  },
};
