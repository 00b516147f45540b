/** Edge smoothness: does the outline run clean, or in steps as if cut with blunt scissors? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { contours } from "../measure/contours.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { outlineRoughness } from "../measure/outline-roughness.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { gradeAtMost } from "./grade.ts";

/** Tighter than the published 1.06 for the whole outline: clean cuts of 46 photos came to at most 1.02, steps of 4 px to 1.06 and more. */
const bounds = { pass: 1.04, review: 1.15 };
const workingLongSidePx = 1024;

/**
 * Length of the product's outline over that of its smoothed course (σ 3 px) at 1024 px, by stretch, the middle one, 1..∞
 * (quality check 17; measure/outline-roughness.ts): pass up to 1.04, review up to 1.15.
 */
export function edgeSmoothness(rendered: Rendered): Finding {
  const ratio = outlineRoughness(contours(shrinkMask(coverageOnCanvas(rendered), workingLongSidePx)));
  const finding = {
    check: "edge-smoothness",
    expected: `outline at most ${bounds.pass} times its smooth course`,
    unit: "factor",
  } as const;
  if (Number.isNaN(ratio)) {
    const message = "The product has no outline long enough to judge. Look at its edge yourself.";
    return { ...finding, measured: null, severity: "review", message };
  }
  const severity = gradeAtMost(ratio, bounds);
  const message =
    severity === "pass"
      ? "The outline runs clean."
      : "The outline is jagged: it runs in small steps. A larger photo helps; zoom in before you approve.";
  return { ...finding, measured: ratio, severity, message };
}
