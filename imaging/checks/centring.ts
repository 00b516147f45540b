/** Centring: the product stands in the middle, or low on a baseline, never off to a side. */
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { alphaBox } from "../measure/alpha-box.ts";
import type { Box } from "../measure/alpha-box.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { gradeAtMost } from "./grade.ts";
import { percent } from "./wording.ts";

const bounds = { pass: 0.02, review: 0.05 };
/** A product below the middle stands on a baseline when this share of the canvas's height stays free under it. */
const minFloorRatio = 0.03;

/**
 * Offset of the product's box centre from the canvas's, as a share of that side, the worse of both axes
 * (quality check 4): pass up to 0.02, review up to 0.05. Below the middle is a matter of style (a baseline) as long as
 * 3 % of the height stays free. Not judged where the preset keeps the photo's own framing.
 */
export function centring(rendered: Rendered, { fillRatio }: ImageRules): Finding {
  const { output } = rendered;
  const box = alphaBox(coverageOnCanvas(rendered));
  const offset = box ? offsetRatio(box, output.width, output.height) : Number.NaN;
  const finding = { check: "centring", measured: offset, unit: "ratio" } as const;
  if (box === null)
    return { ...finding, expected: "a product", severity: "fail", message: "There is no product to centre." };
  if (fillRatio === null) {
    const message = "This preset keeps the product where it was in the photo.";
    return { ...finding, expected: "any", severity: "pass", message };
  }
  const severity = gradeAtMost(offset, bounds);
  return {
    ...finding,
    severity,
    expected: `at most ${percent(bounds.pass)} off the middle`,
    message:
      severity === "pass"
        ? "The product stands where it should on the picture."
        : `The product stands ${percent(offset)} off the middle. Left-over background beside it may be the reason.`,
  };
}

function offsetRatio(box: Box, width: number, height: number): number {
  const sideways = Math.abs((box.left + box.right) / 2 - width / 2) / width;
  const down = ((box.top + box.bottom) / 2 - height / 2) / height;
  const standsOnBaseline = down > 0 && (height - box.bottom) / height >= minFloorRatio;
  return Math.max(sideways, standsOnBaseline ? 0 : Math.abs(down));
}
