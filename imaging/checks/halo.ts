/** Halo: a coloured fringe of the old background around the product. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { fringe } from "../measure/fringe.ts";
import { gradeAtMost } from "./grade.ts";
import { percent } from "./wording.ts";

/**
 * Wider than the published start values of 0.10 and 0.25, because a product's own shading towards its edge counts in: over
 * 46 photos clean edges came to at most 0.24 either way, edges with the old background left in to 0.31 to 0.87.
 */
const bounds = { pass: 0.25, review: 0.45 };
/** Fewer edge pixels of sufficient contrast say nothing. */
const minSamples = 50;

/**
 * Share of the old background's colour left in the product's soft edge, 0..1 by amount (quality check 15; measure/fringe.ts):
 * pass up to 0.25, review up to 0.45. An edge as light and coloured as its background shows no fringe: pass.
 */
export function halo(rendered: Rendered): Finding {
  const { share, samples } = fringe(rendered);
  const finding = {
    check: "halo",
    expected: `at most ${percent(bounds.pass)} of the old background's colour in the edge`,
    unit: "ratio",
  } as const;
  if (samples < minSamples) {
    const message = "The edge is crisp, or as coloured as the old background; there is no fringe to see.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const severity = gradeAtMost(Math.abs(share), bounds);
  const fault =
    share > 0
      ? `${percent(share)} of the old background's colour still shines through the edge.`
      : `The edge was over-corrected by ${percent(-share)} and may look too light or too dark.`;
  return {
    ...finding,
    measured: share,
    severity,
    message:
      severity === "pass"
        ? "The edge carries no colour of the old background."
        : `${fault} Zoom in on it; a background of another colour than the product helps.`,
  };
}
