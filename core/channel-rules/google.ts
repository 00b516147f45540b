/** What Google Merchant Center asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const gmcCheck: RuleSource = {
  url: "https://gmccheck.com/google-merchant-center/image-requirements",
  kind: "secondary",
};
const imageLink: RuleSource = {
  url: "https://support.google.com/merchants/answer/6324350",
  kind: "official",
};
const sharpFeed: RuleSource = {
  url: "https://sharpfeed.io/docs/fields/image-link",
  kind: "secondary",
  note: "close paraphrase of 6324350",
};
const pic1: RuleSource = {
  url: "https://pic1.ai/blog/google-merchant-center-product-image-requirements",
  kind: "secondary",
};

export const googleRules: readonly ChannelRule[] = [
  {
    id: "google.any.min_now",
    demand: { check: "short-side", params: { minPx: 100, until: "2027-01-30" } },
    severity: "warn",
    how: "exact",
    source: gmcCheck,
    message: "100 x 100 px (apparel 250 x 250) until 2027-01-30.",
  },
  {
    id: "google.any.min_2027",
    demand: { check: "short-side", params: { minPx: 500, from: "2027-01-31" } },
    severity: "block",
    how: "exact",
    source: imageLink,
    message: "500 x 500 px for all products from 2027-01-31.",
  },
  {
    id: "google.any.rec",
    demand: { check: "short-side", params: { minPx: 1500 } },
    severity: "warn",
    how: "exact",
    source: imageLink,
    message: "1500 x 1500 px recommended.",
  },
  {
    id: "google.any.max",
    demand: { check: "weight-and-area", params: { maxBytes: 16777216, maxMegapixels: 64 } },
    severity: "block",
    how: "exact",
    source: imageLink,
    message: "At most 64 MP and 16 MB.",
  },
  {
    id: "google.any.format",
    demand: { check: "format", params: { allowed: ["jpeg", "webp", "png", "gif", "bmp", "tiff"] } },
    severity: "block",
    how: "exact",
    source: imageLink,
    message: "JPEG, WebP, PNG, GIF, BMP, TIFF; the file extension must match the bytes.",
  },
  {
    id: "google.any.url",
    demand: { check: "url", params: { maxLength: 2000, ascii: true, reachableBy: "Googlebot" } },
    severity: "block",
    how: "exact",
    source: imageLink,
    message: "ASCII, RFC 3986, at most 2000 chars, crawlable.",
  },
  {
    id: "google.main.overlay",
    demand: { check: "no-text", params: {} },
    severity: "warn",
    how: "vision",
    source: sharpFeed,
    message: "No promotional text, watermark, border, logo or placeholder.",
  },
  {
    id: "google.main.fill",
    demand: { check: "fill", params: { min: 0.75, max: 0.9 } },
    severity: "warn",
    how: "pixel",
    source: sharpFeed,
    message: "Product covers 75-90% of the image.",
  },
  {
    id: "google.any.ai",
    demand: { check: "by-eye", params: { what: "iptc digital source type kept" } },
    severity: "warn",
    how: "exact",
    source: sharpFeed,
    message: "AI-generated images must keep IPTC DigitalSourceType metadata.",
  },
  {
    id: "google.set.count",
    demand: { check: "picture-count", params: { max: 10, of: "alternates" } },
    severity: "warn",
    how: "set",
    source: pic1,
    message: "Up to 10 additional_image_link.",
  },
];
