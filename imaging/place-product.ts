/** Geometry of the frame step, without pixels: where the product goes on a canvas. */
import type { StepParams } from "#core/recipe.ts";
import type { Placement } from "./frame.ts";
import type { Box } from "./measure/alpha-box.ts";

export interface CanvasPlan {
  readonly width: number;
  readonly height: number;
  readonly placement: Placement;
}

/** Share of the canvas height kept free below a product that stands on a baseline, where the recipe names none. */
const usualMargin = 0.1;

/**
 * Scales `box` so that its longer relation to the canvas equals `fillRatio`, and centres it or stands it on
 * the baseline. Would that enlarge beyond `maxUpscale`, the canvas shrinks in proportion instead, so that fill
 * and margins hold.
 */
export function placeProduct(box: Box, params: StepParams<"frame">): CanvasPlan {
  const boxWidth = box.right - box.left;
  const boxHeight = box.bottom - box.top;
  const wanted = params.fillRatio * Math.min(params.widthPx / boxWidth, params.heightPx / boxHeight);
  const scale = Math.min(wanted, params.maxUpscale);
  const width = Math.max(1, Math.round((params.widthPx * scale) / wanted));
  const height = Math.max(1, Math.round((params.heightPx * scale) / wanted));
  const left = (width - boxWidth * scale) / 2;
  const centred = (height - boxHeight * scale) / 2;
  const standing = height * (1 - (params.marginBelowRatio ?? usualMargin)) - boxHeight * scale;
  const top = params.align === "centre" ? centred : Math.max(centred, standing);
  return { width, height, placement: { scale, x: left - box.left * scale, y: top - box.top * scale } };
}
