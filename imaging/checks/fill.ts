/** Fill: how much of the picture the product takes up, the way channels measure it. */
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { alphaBox } from "../measure/alpha-box.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { percent } from "./wording.ts";

/** Rounding to whole pixels, and a soft edge, move the figure by this much. */
const tolerance = 0.005;
/** This far outside the range still asks for a look; further fails. */
const reviewMargin = 0.05;

/**
 * Longer of box width / canvas width and box height / canvas height, 0..1, box around coverage > 127
 * (quality check 3). Pass within the channel's range, review within 0.05 of it, else fail.
 */
export function fill(rendered: Rendered, { fillRatio }: ImageRules): Finding {
  const { output } = rendered;
  const box = alphaBox(coverageOnCanvas(rendered));
  const ratio = box
    ? Math.max((box.right - box.left) / output.width, (box.bottom - box.top) / output.height)
    : 0;
  const finding = { check: "fill", measured: ratio, unit: "ratio" } as const;
  if (fillRatio === null) {
    const message = `The product spans ${percent(ratio)} of the picture; this preset keeps the photo's own framing.`;
    return { ...finding, expected: "any", severity: ratio > 0 ? "pass" : "fail", message };
  }
  const off = Math.max(fillRatio.min - ratio, ratio - fillRatio.max) - tolerance;
  const severity = off <= 0 ? "pass" : off <= reviewMargin ? "review" : "fail";
  const spans = `The product spans ${percent(ratio)} of the picture`;
  const advice =
    ratio < fillRatio.min
      ? "too little for this channel; frame it larger."
      : "too much for this channel; leave more margin.";
  return {
    ...finding,
    severity,
    expected: `${percent(fillRatio.min)} to ${percent(fillRatio.max)} of the longer side`,
    message: severity === "pass" ? `${spans}, as the channel wants it.` : `${spans}, ${advice}`,
  };
}
