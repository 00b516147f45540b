/** What Pinterest catalogues asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const snappyIt: RuleSource = {
  url: "https://snappyit.ai/blog/pinterest-catalog-image-requirements",
  kind: "secondary",
  note: "cites Pinterest data-source documentation; emberfeed.com claims a 1000x1500 floor -> conflict",
};

export const pinterestRules: readonly ChannelRule[] = [
  {
    id: "pinterest.any.min",
    demand: { check: "short-side", params: { minPx: 75 } },
    severity: "warn",
    how: "exact",
    source: snappyIt,
    message: "75 x 75 px minimum at ingestion.",
  },
  {
    id: "pinterest.any.rec",
    demand: { check: "exact-size", params: { widthPx: 1000, heightPx: 1500 } },
    severity: "warn",
    how: "exact",
    source: snappyIt,
    message: "1000 x 1500 px (2:3), lifestyle encouraged.",
  },
  {
    id: "pinterest.any.overlay",
    demand: { check: "no-text", params: {} },
    severity: "warn",
    how: "vision",
    source: snappyIt,
    message: "No watermark or heavy promotional text; no comma in image_link.",
  },
];
