/** Focus: is the finished picture sharp in itself, whatever the photo was? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { edgeBlur } from "../measure/edge-blur.ts";
import { quantile } from "../measure/quantile.ts";
import { registeredGrids } from "../measure/registered-grids.ts";
import { gradeAtMost } from "./grade.ts";

const bounds = { pass: 2.4, review: 4.5 };
/** Blur is stated for a picture of this long side; smaller pictures are seen as they are. */
const nominalLongSidePx = 1024;
/** A quarter of the product's strong edges are at least this crisp; the rest may be soft by nature. */
const crispShare = 0.25;
/** Fewer strong edges say nothing. */
const minEdges = 40;

/**
 * Standard deviation in pixels, at 1024 px, of the blur on the product's crisper edges (quality check 7): pass up to 2.4,
 * review up to 4.5. Measured by Zhuo & Sim's gradient ratio instead of the variance of the Laplacian, whose usual bound of
 * 100 fails sharp but smooth products (a white mug: 12) and passes blurred print. Without strong edges there is nothing to
 * measure: pass. What enlarging blurs is taken out: it is the check upscale that judges it.
 */
export function focus(rendered: Rendered): Finding {
  const grids = registeredGrids(rendered);
  const { output } = rendered;
  const finding = { check: "focus", expected: `blur at most ${bounds.pass} px`, unit: "px" } as const;
  const blurs = grids ? edgeBlur(grids.output, grids.inside) : [];
  if (grids === null || blurs.length < minEdges) {
    const message = "The product's surface is too smooth, or too small, to measure its focus.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const cellPx = grids.outputCellPx;
  const scale = Math.min(1, nominalLongSidePx / Math.max(output.width, output.height));
  const enlarging = Math.max(1, rendered.placement.scale);
  const blur = (quantile(blurs, crispShare) * cellPx * scale) / enlarging;
  const severity = gradeAtMost(blur, bounds);
  const message =
    severity === "pass"
      ? "The product is in focus."
      : "The product looks out of focus or shaken, even where it should be crisp. A sharper photo helps; nothing can bring back what the camera missed.";
  return { ...finding, measured: blur, severity, message };
}
