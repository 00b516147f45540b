/** What TikTok Shop asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const skuIq: RuleSource = { url: "https://knowledgebase.skuiq.com/knowledge/tts-images", kind: "secondary" };
const imageSpecCheck: RuleSource = {
  url: "https://imagespeccheck.com/tools/tiktok-shop-image",
  kind: "secondary",
};

export const tiktokRules: readonly ChannelRule[] = [
  {
    id: "tiktok.any.dims",
    demand: { check: "both-sides", params: { minPx: 600, maxPx: 6000 } },
    severity: "warn",
    how: "exact",
    source: skuIq,
    message: "600 to 6000 px per side.",
  },
  {
    id: "tiktok.any.filesize",
    demand: { check: "weight", params: { maxBytes: 5242880 } },
    severity: "warn",
    how: "exact",
    source: skuIq,
    message: "At most 5 MB.",
  },
  {
    id: "tiktok.any.format",
    demand: { check: "format", params: { allowed: ["jpeg", "png"] } },
    severity: "warn",
    how: "exact",
    source: skuIq,
    message: "JPG or PNG.",
  },
  {
    id: "tiktok.set.count",
    demand: { check: "picture-count", params: { min: 1, max: 9, of: "all" } },
    severity: "warn",
    how: "set",
    source: skuIq,
    message: "At most 9 images.",
  },
  {
    id: "tiktok.main.white_bg",
    demand: { check: "ground", params: { colour: "#ffffff", minExactShare: 0.995 } },
    severity: "warn",
    how: "pixel",
    source: imageSpecCheck,
    message: "Pure white main image background expected (category dependent).",
  },
  {
    id: "tiktok.main.overlay",
    demand: { check: "no-text", params: {} },
    severity: "warn",
    how: "vision",
    source: imageSpecCheck,
    message: "No text, logos, borders or watermarks on the main image.",
  },
  {
    id: "tiktok.main.ratio",
    demand: { check: "aspect-ratio", params: { allowed: ["1:1"], tolerance: 0.02 } },
    severity: "warn",
    how: "exact",
    source: imageSpecCheck,
    message: "Square.",
  },
];
