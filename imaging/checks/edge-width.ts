/** Edge width: is the cut-out's edge crisp, or does it fade over a blurred band? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { edgeWidths } from "../measure/edge-widths.ts";
import { quantile } from "../measure/quantile.ts";
import { gradeAtMost } from "./grade.ts";

/** Wider than the published 3 and 6: true edges of 46 photos, enlarged up to twice, came to 3.8. */
const bounds = { pass: 4, review: 8 };
/** Widths are stated for a picture of this long side; smaller pictures are seen as they are. */
const nominalLongSidePx = 1024;

/**
 * Middle width in pixels over which coverage goes from 10 to 90 %, along the outline, at 1024 px (quality check 16): pass
 * up to 4, review up to 8. Hair, fringes and glass along part of the outline do not move the middle. A cut that is too hard
 * shows as steps, which is for the check on smoothness.
 */
export function edgeWidth(rendered: Rendered): Finding {
  const { product } = rendered;
  const scale = Math.min(1, nominalLongSidePx / Math.max(product.width, product.height));
  const width = scale * quantile(edgeWidths(coverageOnCanvas(rendered)), 0.5);
  const finding = { check: "edge-width", expected: `at most ${bounds.pass} px wide`, unit: "px" } as const;
  if (Number.isNaN(width)) {
    const message = "The product has no edge to judge. Look at it yourself.";
    return { ...finding, measured: null, severity: "review", message };
  }
  const severity = gradeAtMost(width, bounds);
  const message =
    severity === "pass"
      ? "The edge is crisp."
      : `The edge fades over ${width.toFixed(1)} px, so the product looks cut out softly. A sharper photo or a plainer background helps.`;
  return { ...finding, measured: width, severity, message };
}
