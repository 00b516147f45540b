/** What Walmart Marketplace asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const imageGuidelines: RuleSource = {
  url: "https://marketplacelearn.walmart.com/guides/Item%20setup/Item%20content,%20imagery,%20and%20media/Product-detail-page:-Image-guidelines-&-requirements",
  kind: "official",
  note: "updated 2025-07-15",
};

export const walmartRules: readonly ChannelRule[] = [
  {
    id: "walmart.any.dims",
    demand: { check: "exact-size", params: { widthPx: 2200, heightPx: 2200 } },
    severity: "warn",
    how: "exact",
    source: imageGuidelines,
    message: "2200 x 2200 px.",
  },
  {
    id: "walmart.any.zoom",
    demand: { check: "short-side", params: { minPx: 1500 } },
    severity: "warn",
    how: "exact",
    source: imageGuidelines,
    message: "1500 x 1500 px needed for zoom.",
  },
  {
    id: "walmart.any.ratio",
    demand: { check: "aspect-ratio", params: { allowed: ["1:1"], tolerance: 0.01 } },
    severity: "block",
    how: "exact",
    source: imageGuidelines,
    message: "Square 1:1 (fashion has its own ratio).",
  },
  {
    id: "walmart.main.white_bg",
    demand: { check: "ground", params: { colour: "#ffffff", minExactShare: 0.995 } },
    severity: "block",
    how: "pixel",
    source: imageGuidelines,
    message: "Seamless white 255/255/255.",
  },
  {
    id: "walmart.any.filesize",
    demand: { check: "weight", params: { maxBytes: 5242880 } },
    severity: "block",
    how: "exact",
    source: imageGuidelines,
    message: "5 MB or less.",
  },
  {
    id: "walmart.any.format",
    demand: { check: "format", params: { allowed: ["jpeg", "png", "bmp"] } },
    severity: "block",
    how: "exact",
    source: imageGuidelines,
    message: "JPEG, PNG, BMP; GIF is not permitted.",
  },
  {
    id: "walmart.any.colour",
    demand: { check: "colour-space", params: { allowed: ["rgb"] } },
    severity: "block",
    how: "exact",
    source: imageGuidelines,
    message: "RGB, 8 bit.",
  },
  {
    id: "walmart.any.url",
    demand: { check: "url", params: { noQuery: true } },
    severity: "block",
    how: "exact",
    source: imageGuidelines,
    message: "The URL must end in the image extension and contain no query: strip ?v= from Shopify CDN URLs.",
  },
  {
    id: "walmart.swatch.dims",
    demand: { check: "exact-size", params: { widthPx: 100, heightPx: 100 } },
    severity: "warn",
    how: "exact",
    source: imageGuidelines,
    message: "Swatch 100 x 100 px.",
  },
  {
    id: "walmart.set.count",
    demand: { check: "picture-count", params: { min: 4, of: "all" } },
    severity: "warn",
    how: "set",
    source: imageGuidelines,
    message: "At least four images recommended.",
  },
];
