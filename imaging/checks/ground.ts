/** Ground: what stands behind the product is exactly the colour the channel asks for, up to the corners. */
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { groundShares } from "../measure/ground-shares.ts";
import { gradeAtLeast } from "./grade.ts";
import { percent } from "./wording.ts";

const bounds = { pass: 0.995, review: 0.98 };

/**
 * Share of ground pixels that have the exact colour (or alpha 0), the worse of the whole ground and its outer 2 %
 * border, 0..1 (quality check 1; channel rule amazon.main.white_bg). White must be exact; other colours may be 2
 * levels off a channel, which lossy formats do by themselves. The product, a band around it and its soft shadow are not
 * ground; a faint left-over of the photo's background is, and counts against it.
 */
export function ground(rendered: Rendered, rules: ImageRules): Finding {
  const finding = { check: "ground", unit: "ratio" } as const;
  if (rules.ground === null) {
    return {
      ...finding,
      measured: null,
      expected: "any",
      severity: "pass",
      message: "This channel takes any background.",
    };
  }
  const shares = groundShares(rendered, rules.ground);
  const clean = Math.min(shares.whole, shares.border);
  const severity = gradeAtLeast(clean, bounds);
  const name = groundName(rules.ground);
  return {
    ...finding,
    measured: clean,
    severity,
    expected: `at least ${percent(bounds.pass)} ${name}`,
    message:
      severity === "pass"
        ? `The background is ${name} up to the corners.`
        : Number.isNaN(clean)
          ? "No background is left to see: the product fills the whole picture."
          : `${percent(1 - clean)} of the background is not ${name}. Remains of the photo's own background are the usual reason.`,
  };
}

function groundName(colour: string): string {
  if (colour === "transparent") return "transparent";
  return colour === "#ffffff" ? "pure white" : colour;
}
