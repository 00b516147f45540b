/** Geometry of the frame step, without pixels: the product's box, and where it goes on a canvas. */
import type { StepParams } from "#core/recipe.ts";
import type { Mask, Placement } from "./frame.ts";

/** Left, top, width and height in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CanvasPlan {
  readonly width: number;
  readonly height: number;
  readonly placement: Placement;
}

/** Share of the canvas height kept free below a product that stands on a baseline. */
const baselineMargin = 0.1;
const solid = 128;

/** The smallest box around all pixels that are at least half product; null when there are none. */
export function productBox({ width, height, alpha }: Mask): Box | null {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if ((alpha[at] ?? 0) < solid) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Scales `box` so that its longer relation to the canvas equals `fillRatio`, and centres it or stands it on
 * the baseline. Would that enlarge beyond `maxUpscale`, the canvas shrinks in proportion instead, so that fill and
 * margins hold.
 */
export function placeProduct(box: Box, params: StepParams<"frame">): CanvasPlan {
  const wanted = params.fillRatio * Math.min(params.widthPx / box.width, params.heightPx / box.height);
  const scale = Math.min(wanted, params.maxUpscale);
  const width = Math.max(1, Math.round((params.widthPx * scale) / wanted));
  const height = Math.max(1, Math.round((params.heightPx * scale) / wanted));
  const left = (width - box.width * scale) / 2;
  const centred = (height - box.height * scale) / 2;
  const top =
    params.align === "centre"
      ? centred
      : Math.max(centred, height * (1 - baselineMargin) - box.height * scale);
  return { width, height, placement: { scale, x: left - box.x * scale, y: top - box.y * scale } };
}
