/** Mask area: an empty mask or one that keeps the whole photo is a failed cut-out, whatever else looks right. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { borderTouch, touchShare } from "../measure/border-touch.ts";
import { coveredShare } from "../measure/covered-share.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { percent } from "./wording.ts";

const minShare = 0.005;
const maxShare = 0.98;
/** A mask lying on this much of the photo's border has kept the background, even with holes in the middle. */
const maxTouchShare = 0.9;

/**
 * Share of the photo's pixels with mask alpha > 127, 0..1. Fails below 0.5 % or above 98 %, when the mask
 * lies on more than 90 % of the photo's border, or when the product got lost between mask and canvas.
 * Both failure shapes were seen in the most-used peer (facts: quality check 21).
 */
export function maskArea(rendered: Rendered): Finding {
  const { mask } = rendered;
  const share = coveredShare(mask);
  const finding = {
    check: "mask-area",
    measured: share,
    expected: "between 0.5 % and 98 % of the photo",
    unit: "ratio",
  } as const;
  if (!(share >= minShare)) {
    return {
      ...finding,
      severity: "fail",
      message: "No product was found in this photo. Try one with more contrast to its background.",
    };
  }
  if (!(share <= maxShare) || touchShare(borderTouch(mask)) > maxTouchShare) {
    return {
      ...finding,
      severity: "fail",
      message: "The background could not be told from the product. Try a photo on a plainer background.",
    };
  }
  if (!(coveredShare(coverageOnCanvas(rendered)) > 0)) {
    return {
      ...finding,
      severity: "fail",
      message: "The product is missing from the finished picture. Enhance it again.",
    };
  }
  return { ...finding, severity: "pass", message: `The product takes up ${percent(share)} of the photo.` };
}
