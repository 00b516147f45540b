/** What Shopify asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const productMedia: RuleSource = {
  url: "https://shopify.dev/docs/apps/online-store/media/products",
  kind: "official",
};
const photoroom: RuleSource = {
  url: "https://www.photoroom.com/blog/guide-to-shopify-image-sizes",
  kind: "secondary",
};
const akeneo: RuleSource = {
  url: "https://help.akeneo.com/shopify-app-features/shopify-app-media-mapping",
  kind: "secondary",
};

export const shopifyRules: readonly ChannelRule[] = [
  {
    id: "shopify.any.dims",
    demand: { check: "area", params: { maxSidePx: 4472, maxMegapixels: 20 } },
    severity: "block",
    how: "exact",
    source: productMedia,
    message: "At most 4472 x 4472 px or 20 megapixels (newer guides: 5000 x 5000 / 25 MP).",
  },
  {
    id: "shopify.any.filesize",
    demand: { check: "weight", params: { maxBytes: 20971520 } },
    severity: "warn",
    how: "exact",
    source: photoroom,
    message: "At most 20 MB.",
  },
  {
    id: "shopify.any.rec",
    demand: { check: "exact-size", params: { widthPx: 2048, heightPx: 2048 } },
    severity: "warn",
    how: "exact",
    source: productMedia,
    message: "2048 x 2048 square recommended.",
  },
  {
    id: "shopify.set.count",
    demand: { check: "picture-count", params: { max: 250, of: "all" } },
    severity: "warn",
    how: "set",
    source: akeneo,
    message: "At most 250 media per product.",
  },
  {
    id: "shopify.any.format",
    demand: { check: "format", params: { allowed: ["jpeg", "png", "gif", "webp", "heic", "avif"] } },
    severity: "warn",
    how: "exact",
    source: akeneo,
    message: "JPEG, PNG, WEBP, HEIC, GIF.",
    confidence: "medium",
  },
];
