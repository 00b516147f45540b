/** What Amazon asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const addingImages: RuleSource = {
  url: "https://m.zixin.com.cn/doc/7441306.html",
  kind: "copy-of-official",
  note: 'copy of the Seller Central help page "Adding Images"; same text also at m.renrendoc.com/p-42271683.html',
};
const mercatusLab: RuleSource = {
  url: "https://mercatuslab.com/blog/amazon-product-image-requirements",
  kind: "secondary",
};
const changeThisFile: RuleSource = {
  url: "https://changethisfile.com/blog/convert-images-for-amazon-seller-central",
  kind: "secondary",
};
const submitMedia: RuleSource = {
  url: "https://developer-docs.amazon.com/sp-api/docs/submit-media",
  kind: "official",
};
const issue4698: RuleSource = {
  url: "https://github.com/amzn/selling-partner-api-models/issues/4698",
  kind: "issue-thread",
};
const hx33: RuleSource = { url: "https://hx33.com/news-id-4208.html", kind: "secondary" };
const ssopdot: RuleSource = {
  url: "https://ssopdot.com/blog/12575.html",
  kind: "secondary",
  note: "quotes the seller-backend standard",
};
const styleGuide: RuleSource = {
  url: "https://docslib.org/doc/3729412/image-style-guide",
  kind: "copy-of-official",
  note: "Amazon Selling Partner Style Guide EU: Clothing & Accessories, April 2020",
};

export const amazonRules: readonly ChannelRule[] = [
  {
    id: "amazon.any.min_longest",
    demand: { check: "long-side", params: { minPx: 500 } },
    severity: "block",
    how: "exact",
    source: addingImages,
    message: "Longest side must be at least 500 px.",
  },
  {
    id: "amazon.any.zoom",
    demand: { check: "long-side", params: { minPx: 1000 } },
    severity: "warn",
    how: "exact",
    source: addingImages,
    message: "Zoom needs at least 1000 px on the longest side.",
  },
  {
    id: "amazon.any.zoom_best",
    demand: { check: "long-side", params: { minPx: 1600 } },
    severity: "warn",
    how: "exact",
    source: mercatusLab,
    message: "1600 px or more is recommended for zoom (2000+ is common practice).",
  },
  {
    id: "amazon.any.max_longest",
    demand: { check: "long-side", params: { maxPx: 10000 } },
    severity: "warn",
    how: "exact",
    source: mercatusLab,
    message: "Longest side must not exceed 10000 px.",
  },
  {
    id: "amazon.any.format",
    demand: { check: "format", params: { allowed: ["jpeg", "tiff", "png", "gif"], animated: false } },
    severity: "warn",
    how: "exact",
    source: mercatusLab,
    message: "JPEG (preferred), TIFF, PNG or non-animated GIF. WebP/HEIC/AVIF are not accepted.",
  },
  {
    id: "amazon.any.colour",
    demand: { check: "colour-space", params: { allowed: ["srgb", "cmyk"] } },
    severity: "warn",
    how: "exact",
    source: mercatusLab,
    message: "sRGB or CMYK; sRGB avoids colour shift.",
  },
  {
    id: "amazon.any.filesize",
    demand: { check: "weight", params: { maxBytes: 10485760 } },
    severity: "warn",
    how: "exact",
    source: changeThisFile,
    message: "Files above 10 MB are reported as rejected.",
    confidence: "low",
  },
  {
    id: "amazon.any.url",
    demand: { check: "url", params: { schemes: ["https", "http", "s3"], reachableBy: "Amazon" } },
    severity: "block",
    how: "exact",
    source: submitMedia,
    message:
      "media_location must be publicly reachable (S3, CloudFront, third-party host) or an s3:// object shared with the media role.",
  },
  {
    id: "amazon.any.url_new",
    demand: { check: "by-eye", params: { what: "url changes with content" } },
    severity: "warn",
    how: "exact",
    source: issue4698,
    message: "A changed image needs a new URL, or Amazon keeps the cached copy.",
  },
  {
    id: "amazon.main.white_bg",
    demand: { check: "ground", params: { colour: "#ffffff", minExactShare: 0.995 } },
    severity: "block",
    how: "pixel",
    source: addingImages,
    message: "Background must be pure white (255,255,255).",
  },
  {
    id: "amazon.main.fill",
    demand: { check: "fill", params: { min: 0.85 } },
    severity: "block",
    how: "pixel",
    source: addingImages,
    message: "The product must fill at least 85% of the image.",
  },
  {
    id: "amazon.main.alpha",
    demand: { check: "opaque", params: {} },
    severity: "warn",
    how: "exact",
    source: changeThisFile,
    message: "Flatten transparency on white.",
  },
  {
    id: "amazon.main.border",
    demand: { check: "by-eye", params: { what: "no border" } },
    severity: "warn",
    how: "pixel",
    source: changeThisFile,
    message: "No borders.",
  },
  {
    id: "amazon.main.overlay",
    demand: { check: "no-text", params: {} },
    severity: "block",
    how: "vision",
    source: addingImages,
    message: "No text, logo, watermark or inset that is not part of the product.",
  },
  {
    id: "amazon.main.photo",
    demand: { check: "by-eye", params: { what: "is photograph" } },
    severity: "block",
    how: "vision",
    source: addingImages,
    message: "Must show the actual product, not a graphic or illustration.",
  },
  {
    id: "amazon.main.props",
    demand: { check: "by-eye", params: { what: "no excluded accessories or props" } },
    severity: "block",
    how: "vision",
    source: addingImages,
    message: "No accessories that are not included, no confusing props.",
  },
  {
    id: "amazon.main.single_view",
    demand: { check: "by-eye", params: { what: "single view" } },
    severity: "warn",
    how: "vision",
    source: mercatusLab,
    message: "One view of the product, out of its packaging (unless packaging matters).",
  },
  {
    id: "amazon.main.badges",
    demand: { check: "by-eye", params: { what: "no amazon marks" } },
    severity: "warn",
    how: "vision",
    source: hx33,
    message: "No Amazon marks or look-alike badges.",
  },
  {
    id: "amazon.main.apparel",
    demand: { check: "by-eye", params: { what: "apparel on model or flat no mannequin" } },
    severity: "warn",
    how: "vision",
    source: ssopdot,
    message:
      "Adult apparel on a standing human model or flat; no mannequin; kids underwear/swimwear never on a model.",
  },
  {
    id: "amazon.main.shoes",
    demand: { check: "by-eye", params: { what: "shoe single left facing" } },
    severity: "warn",
    how: "vision",
    source: ssopdot,
    message: "One shoe, facing left (about 45 degrees).",
  },
  {
    id: "amazon.main.child_colour",
    demand: { check: "by-eye", params: { what: "variant colour matches" } },
    severity: "block",
    how: "vision",
    source: styleGuide,
    message: "Each child SKU needs its own MAIN in its colour.",
  },
  {
    id: "amazon.secondary.count",
    demand: { check: "picture-count", params: { max: 8, of: "alternates" } },
    severity: "warn",
    how: "set",
    source: addingImages,
    message: "Up to 8 alternates (other_product_image_locator_1..8).",
  },
  {
    id: "amazon.secondary.content",
    demand: { check: "by-eye", params: { what: "lifestyle allowed" } },
    severity: "warn",
    how: "vision",
    source: changeThisFile,
    message: "Lifestyle, infographics and text are allowed; no Amazon badges.",
  },
  {
    id: "amazon.swatch.one",
    demand: { check: "picture-count", params: { max: 1, of: "variation" } },
    severity: "warn",
    how: "set",
    source: styleGuide,
    message: "swatch_product_image_locator: one small colour/texture image per child.",
    confidence: "low",
  },
];
