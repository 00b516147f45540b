/** What eBay asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const picturePolicy: RuleSource = {
  url: "https://www.ebay.com/help/policies/listing-policies/picture-policy?id=4370",
  kind: "official",
};
const plomz: RuleSource = {
  url: "https://plomz.com/guide/ebay-image-requirements-for-sellers-2026",
  kind: "secondary",
};
const article1489: RuleSource = {
  url: "https://developer.ebay.com/support/kb-article?KBid=1489",
  kind: "official",
};
const uploadPictures: RuleSource = {
  url: "https://developer.ebay.com/devzone/XML/docs/Reference/ebay/UploadSiteHostedPictures.html",
  kind: "official",
};
const tradingGuide: RuleSource = {
  url: "https://yipin100.com/a/10-31076.html",
  kind: "copy-of-official",
  note: "older copy of the Trading API guide page",
};
const mediaApi: RuleSource = {
  url: "https://developer.ebay.com/api-docs/master/commerce/media/openapi/3/commerce_media_v1_beta_oas3.json",
  kind: "official",
  note: "createImageFromUrl",
};
const inventoryApi: RuleSource = {
  url: "https://developer.ebay.com/api-docs/master/sell/inventory/openapi/3/sell_inventory_v1_oas3.json",
  kind: "official",
  note: "/components/schemas/Product/properties/imageUrls",
};
const article5091: RuleSource = {
  url: "https://developer.ebay.com/support/kb-article?KBid=5091",
  kind: "official",
};

export const ebayRules: readonly ChannelRule[] = [
  {
    id: "ebay.any.min_longest",
    demand: { check: "long-side", params: { minPx: 500 } },
    severity: "block",
    how: "exact",
    source: picturePolicy,
    message: "At least 500 px on the longest side.",
  },
  {
    id: "ebay.any.rec",
    demand: { check: "long-side", params: { minPx: 1600 } },
    severity: "warn",
    how: "exact",
    source: plomz,
    message: "1600 px recommended (eBay API warns below 1000: code 21916790).",
  },
  {
    id: "ebay.any.warn1000",
    demand: { check: "long-side", params: { minPx: 1000 } },
    severity: "warn",
    how: "exact",
    source: article1489,
    message: "eBay returns warning 21916790 below 1000 px.",
  },
  {
    id: "ebay.any.jpegq",
    demand: { check: "jpeg-quality", params: { min: 90 } },
    severity: "warn",
    how: "exact",
    source: article1489,
    message: "JPEG quality 90 or more (warning 21916791).",
  },
  {
    id: "ebay.any.dims",
    demand: { check: "side-sum", params: { maxPx: 15000 } },
    severity: "block",
    how: "exact",
    source: uploadPictures,
    message:
      "Width + height must not exceed 15000 px (error 21916604; the limit is given as an example and comes back in the error).",
  },
  {
    id: "ebay.any.filesize",
    demand: { check: "weight", params: { maxBytes: 12582912 } },
    severity: "block",
    how: "exact",
    source: tradingGuide,
    message: "At most 12 MB (Media API error 190201).",
  },
  {
    id: "ebay.any.format",
    demand: {
      check: "format",
      params: { allowed: ["jpeg", "png", "gif", "bmp", "tiff", "avif", "heic", "webp"], animated: false },
    },
    severity: "block",
    how: "exact",
    source: mediaApi,
    message: "JPG, GIF, PNG, BMP, TIFF, AVIF, HEIC, WEBP; not animated, not multi-page.",
  },
  {
    id: "ebay.any.https",
    demand: { check: "url", params: { schemes: ["https"] } },
    severity: "block",
    how: "exact",
    source: inventoryApi,
    message: "Image URLs must be HTTPS.",
  },
  {
    id: "ebay.any.border",
    demand: { check: "by-eye", params: { what: "no border" } },
    severity: "block",
    how: "pixel",
    source: picturePolicy,
    message: "No added borders.",
  },
  {
    id: "ebay.any.overlay",
    demand: { check: "no-text", params: {} },
    severity: "block",
    how: "vision",
    source: picturePolicy,
    message: "No added text, artwork or marketing material.",
  },
  {
    id: "ebay.any.watermark",
    demand: { check: "no-text", params: {} },
    severity: "block",
    how: "vision",
    source: picturePolicy,
    message: "No watermarks of any type.",
  },
  {
    id: "ebay.any.stock",
    demand: { check: "by-eye", params: { what: "no stock photo if used" } },
    severity: "block",
    how: "vision",
    source: picturePolicy,
    message: "No stock photos for used, damaged or defective items; no placeholders.",
  },
  {
    id: "ebay.set.count",
    demand: { check: "picture-count", params: { min: 1, max: 24, of: "all" } },
    severity: "block",
    how: "set",
    source: inventoryApi,
    message: "1 to 24 pictures per listing.",
  },
  {
    id: "ebay.set.count_variation",
    demand: { check: "picture-count", params: { max: 12, of: "variation" } },
    severity: "block",
    how: "set",
    source: inventoryApi,
    message: "At most 12 pictures per variation.",
  },
  {
    id: "ebay.set.hosting",
    demand: { check: "by-eye", params: { what: "no mixed hosting" } },
    severity: "warn",
    how: "set",
    source: article5091,
    message: "Do not mix self-hosted and EPS pictures in a multi-variation listing; use EPS everywhere.",
  },
];
