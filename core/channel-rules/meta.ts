/** What Meta (Facebook and Instagram shops) asks of pictures, as read on 2026-11-22. To add a rule: an object below; the table test parses it. */
import type { ChannelRule, RuleSource } from "./channel-rule.ts";

const unverified: RuleSource = {
  url: null,
  kind: "unverified",
  note: "no text found with the tools; from general knowledge; confirm before enforcing",
};

export const metaRules: readonly ChannelRule[] = [
  {
    id: "meta.any.min",
    demand: { check: "short-side", params: { minPx: 500 } },
    severity: "warn",
    how: "exact",
    source: unverified,
    message: "500 x 500 px minimum, 1024 recommended.",
  },
  {
    id: "meta.any.filesize",
    demand: { check: "weight", params: { maxBytes: 8388608 } },
    severity: "warn",
    how: "exact",
    source: unverified,
    message: "At most 8 MB, JPEG or PNG.",
  },
];
