/** What Zalando asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const postProductionGuide: RuleSource = {
  url: "https://partner.zalando.com/university/article/visual-content-and-post-production-guide",
  kind: "official",
};

export const zalandoRules: readonly ChannelRule[] = [
  {
    id: "zalando.any.ratio",
    demand: { check: "aspect-ratio", params: { allowed: ["1:1.44"], tolerance: 0.01 } },
    severity: "block",
    how: "exact",
    source: postProductionGuide,
    message: "Width x height 1:1.44, upright.",
  },
  {
    id: "zalando.any.min",
    demand: { check: "smallest-size", params: { widthPx: 762, heightPx: 1100 } },
    severity: "block",
    how: "exact",
    source: postProductionGuide,
    message: "At least 762 x 1100 px.",
  },
  {
    id: "zalando.any.rec",
    demand: { check: "exact-size", params: { widthPx: 1801, heightPx: 2600 } },
    severity: "warn",
    how: "exact",
    source: postProductionGuide,
    message: "1801 x 2600 px best practice.",
  },
  {
    id: "zalando.any.format",
    demand: { check: "format", params: { allowed: ["jpeg"] } },
    severity: "block",
    how: "exact",
    source: postProductionGuide,
    message: "JPG/JPEG only.",
  },
  {
    id: "zalando.any.filesize",
    demand: { check: "weight", params: { maxBytes: 20971520 } },
    severity: "block",
    how: "exact",
    source: postProductionGuide,
    message: "At most 20 MB.",
  },
  {
    id: "zalando.main.white_bg",
    demand: { check: "ground", params: { colour: "#ffffff", minExactShare: 0.995 } },
    severity: "block",
    how: "pixel",
    source: postProductionGuide,
    message: "Primary packshot on white.",
  },
];
