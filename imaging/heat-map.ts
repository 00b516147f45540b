/** Marks on the output canvas where the cut-out was unsure: an overlay from orange (some doubt) to magenta (much). */
import { createBoxMean } from "./box-mean.ts";
import type { Frame, Mask, Placement, Rendered } from "./frame.ts";
import { shrinkMask } from "./measure/shrink-mask.ts";

/** Mean doubt of a neighbourhood: below the first the natural softness of any edge, from the second on full colour. */
const [naturalDoubt, fullDoubt] = [0.28, 0.6];
/** Half the neighbourhood's width in pixels of the overlay; a natural edge fills only a small part of it. */
const neighbourhoodPx = 5;
/** A neighbourhood is coloured only this close to pixels that are in doubt themselves. */
const gatePx = 2;
const gateDoubt = 0.3;
const someDoubt = [255, 150, 0] as const;
const muchDoubt = [255, 0, 170] as const;
const [faintestAlpha, strongestAlpha] = [90, 235];

/**
 * RGBA overlay with the output's proportions, long side at most `maxLongSidePx`. Doubt 0..1 per pixel is the larger of how far
 * the net's mask and the refined one disagree and how close the refined alpha is to half; what is marked is doubt that
 * fills its neighbourhood, so that a sharp edge stays clear and a wavering one does not.
 */
export function heatMap({ coarse, mask, output, placement }: Rendered, maxLongSidePx = 1024): Frame {
  const scale = Math.min(1, maxLongSidePx / Math.max(output.width, output.height));
  const width = Math.max(1, Math.round(output.width * scale));
  const height = Math.max(1, Math.round(output.height * scale));
  const longSidePx = Math.max(1, Math.round(Math.max(mask.width, mask.height) * placement.scale * scale));
  const doubt = doubtOf(shrinkMask(coarse, longSidePx), shrinkMask(mask, longSidePx));
  const enlarged = (placement.scale * scale * mask.width) / doubt.width;
  const placed = place(
    doubt,
    { scale: enlarged, x: placement.x * scale, y: placement.y * scale },
    width,
    height,
  );
  return colour(placed, Math.round(neighbourhoodPx * Math.max(1, enlarged)));
}

/** 255 is full doubt. */
function doubtOf(coarse: Mask, mask: Mask): Mask {
  const alpha = new Uint8ClampedArray(mask.alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    const refined = mask.alpha[i] ?? 0;
    const disagreement = Math.abs((coarse.alpha[i] ?? 0) - refined);
    const halfSure = 255 - Math.abs(2 * refined - 255);
    alpha[i] = Math.max(disagreement, halfSure);
  }
  return { ...mask, alpha };
}

/** Nearest pixel; beyond the photo there is no doubt. */
function place(
  { width, height, alpha }: Mask,
  placement: Placement,
  canvasWidth: number,
  canvasHeight: number,
): Mask {
  const placed = new Uint8ClampedArray(canvasWidth * canvasHeight);
  for (let y = 0; y < canvasHeight; y++) {
    const row = Math.floor((y + 0.5 - placement.y) / placement.scale);
    if (row < 0 || row >= height) continue;
    for (let x = 0; x < canvasWidth; x++) {
      const column = Math.floor((x + 0.5 - placement.x) / placement.scale);
      if (column >= 0 && column < width) placed[y * canvasWidth + x] = alpha[row * width + column] ?? 0;
    }
  }
  return { width: canvasWidth, height: canvasHeight, alpha: placed };
}

function colour({ width, height, alpha }: Mask, radiusPx: number): Frame {
  const own = Float32Array.from(alpha);
  const mean = new Float32Array(own.length);
  const near = new Float32Array(own.length);
  const boxMean = createBoxMean(own.length, width);
  boxMean(own, mean, { width, height }, radiusPx);
  for (let i = 0; i < own.length; i++) own[i] = (alpha[i] ?? 0) > 255 * gateDoubt ? 1 : 0;
  boxMean(own, near, { width, height }, gatePx);
  const rgba = new Uint8ClampedArray(alpha.length * 4);
  for (let i = 0; i < alpha.length; i++) {
    const share = ((mean[i] ?? 0) / 255 - naturalDoubt) / (fullDoubt - naturalDoubt);
    // Running sums of floats leave tiny remainders where there is nothing.
    if (share <= 0 || (near[i] ?? 0) < 0.01) continue;
    const strength = Math.min(1, share);
    for (let channel = 0; channel < 3; channel++)
      rgba[4 * i + channel] = mix(someDoubt, muchDoubt, strength, channel);
    rgba[4 * i + 3] = faintestAlpha + strength * (strongestAlpha - faintestAlpha);
  }
  return { width, height, rgba };
}

function mix(from: readonly number[], to: readonly number[], share: number, channel: number): number {
  return (from[channel] ?? 0) * (1 - share) + (to[channel] ?? 0) * share;
}
