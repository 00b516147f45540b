/** What Etsy asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const hauld: RuleSource = { url: "https://hauld.app/blog/etsy-listing-photo-checklist", kind: "secondary" };
const devTo: RuleSource = {
  url: "https://dev.to/herofab/check-product-photos-against-amazon-etsy-and-96-other-marketplace-image-rules-with-a-free-api-no-5982",
  kind: "secondary",
};
const unverified: RuleSource = {
  url: null,
  kind: "unverified",
  note: "no text found with the tools; from general knowledge; confirm before enforcing",
};
const etsyShop: RuleSource = {
  url: "https://www.etsyshop.ai/to-sell-on-etsy/etsys-new-thumbnail-image-format-revealed-3538",
  kind: "secondary",
};
const openApi: RuleSource = {
  url: "https://www.etsy.com/openapi/generated/oas/3.0.0.json",
  kind: "official",
  note: "updateListing.image_ids, uploadListingImage.alt_text",
};
const imagePolicy: RuleSource = {
  url: "https://www.etsy.com/legal/policy/listing-image-requirements/253962679005",
  kind: "official",
};

export const etsyRules: readonly ChannelRule[] = [
  {
    id: "etsy.any.rec",
    demand: { check: "short-side", params: { minPx: 2000 } },
    severity: "warn",
    how: "exact",
    source: hauld,
    message: "2000 px on the shortest side recommended.",
  },
  {
    id: "etsy.main.first_min",
    demand: { check: "short-side", params: { minPx: 635 } },
    severity: "warn",
    how: "exact",
    source: devTo,
    message: "The first photo needs at least 635 px.",
    confidence: "medium",
  },
  {
    id: "etsy.any.filesize",
    demand: { check: "weight", params: { maxBytes: 10485760 } },
    severity: "warn",
    how: "exact",
    source: hauld,
    message: "At most 10 MB.",
    confidence: "medium",
  },
  {
    id: "etsy.any.format",
    demand: { check: "format", params: { allowed: ["jpeg", "png", "gif"], animated: false } },
    severity: "warn",
    how: "exact",
    source: hauld,
    message: "JPEG, PNG or GIF.",
  },
  {
    id: "etsy.any.ppi",
    demand: { check: "density", params: { minPpi: 72 } },
    severity: "warn",
    how: "exact",
    source: unverified,
    message: "72 PPI recommended (no visual effect).",
  },
  {
    id: "etsy.main.ratio",
    demand: { check: "aspect-ratio", params: { allowed: ["4:3", "1:1", "5:4"], tolerance: 0.03 } },
    severity: "warn",
    how: "exact",
    source: etsyShop,
    message: "Thumbnails crop to 4:3, 5:4 or square: keep the subject inside the centre.",
  },
  {
    id: "etsy.set.count",
    demand: { check: "picture-count", params: { min: 1, max: 20, of: "all" } },
    severity: "block",
    how: "set",
    source: openApi,
    message: "1 to 20 images (API: image_ids up to 20; many guides still say 10).",
  },
  {
    id: "etsy.any.alt",
    demand: { check: "alt-text", params: { maxLength: 500 } },
    severity: "block",
    how: "exact",
    source: openApi,
    message: "Alt text at most 500 characters (250 in the 2024 spec).",
  },
  {
    id: "etsy.any.original",
    demand: { check: "by-eye", params: { what: "original photo of item" } },
    severity: "block",
    how: "vision",
    source: imagePolicy,
    message: "Images must be of the item itself: no stock photo or rendering, few exceptions.",
  },
  {
    id: "etsy.main.personalised",
    demand: { check: "by-eye", params: { what: "first image shows finished item" } },
    severity: "block",
    how: "vision",
    source: imagePolicy,
    message: "Personalised goods: the first image shows a finished, embellished item, not the blank.",
  },
  {
    id: "etsy.set.variation",
    demand: { check: "picture-count", params: { max: 1, of: "variation" } },
    severity: "warn",
    how: "set",
    source: openApi,
    message: "One image per variation value, on one property.",
  },
];
