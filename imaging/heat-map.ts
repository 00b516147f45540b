/** Marks on the output canvas where the cut-out was unsure: an overlay from orange (some doubt) to magenta (much). */
import type { Frame, Mask, Placement, Rendered } from "./frame.ts";
import { shrinkMask } from "./measure/shrink-mask.ts";

/** Doubt below this is the natural softness of any edge and stays clear. */
const visibleDoubt = 0.15;
const someDoubt = [255, 150, 0] as const;
const muchDoubt = [255, 0, 170] as const;
const [faintestAlpha, strongestAlpha] = [90, 235];
/** Marks are widened so that a doubtful edge one pixel wide can be seen, as a share of the long side. */
const wideningRatio = 0.002;

/**
 * RGBA overlay with the output's proportions, long side at most `maxLongSidePx`. Doubt 0..1 per pixel is the larger of how far
 * the net's mask and the refined one disagree and how close the refined alpha is to half.
 */
export function heatMap({ coarse, mask, output, placement }: Rendered, maxLongSidePx = 1024): Frame {
  const scale = Math.min(1, maxLongSidePx / Math.max(output.width, output.height));
  const width = Math.max(1, Math.round(output.width * scale));
  const height = Math.max(1, Math.round(output.height * scale));
  const longSidePx = Math.max(1, Math.round(Math.max(mask.width, mask.height) * placement.scale * scale));
  const doubt = doubtOf(shrinkMask(coarse, longSidePx), shrinkMask(mask, longSidePx));
  const shrunk = doubt.width / mask.width;
  const onCanvas = {
    scale: (placement.scale * scale) / shrunk,
    x: placement.x * scale,
    y: placement.y * scale,
  };
  const placed = place(doubt, onCanvas, width, height);
  return colour(widen(placed, Math.max(1, Math.round(wideningRatio * Math.max(width, height)))));
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

/** Largest doubt within a square of `radiusPx`. */
function widen({ width, height, alpha }: Mask, radiusPx: number): Mask {
  const rows = new Uint8ClampedArray(alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    const x = i % width;
    let most = 0;
    const end = i + Math.min(radiusPx, width - 1 - x);
    for (let j = i - Math.min(radiusPx, x); j <= end; j++) most = Math.max(most, alpha[j] ?? 0);
    rows[i] = most;
  }
  const both = new Uint8ClampedArray(alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    let most = 0;
    for (let j = i - radiusPx * width; j <= i + radiusPx * width; j += width)
      most = Math.max(most, rows[j] ?? 0);
    both[i] = most;
  }
  return { width, height, alpha: both };
}

function colour({ width, height, alpha }: Mask): Frame {
  const rgba = new Uint8ClampedArray(alpha.length * 4);
  for (let i = 0; i < alpha.length; i++) {
    const strength = ((alpha[i] ?? 0) / 255 - visibleDoubt) / (1 - visibleDoubt);
    if (strength <= 0) continue;
    for (let channel = 0; channel < 3; channel++)
      rgba[4 * i + channel] = mix(someDoubt, muchDoubt, strength, channel);
    rgba[4 * i + 3] = faintestAlpha + strength * (strongestAlpha - faintestAlpha);
  }
  return { width, height, rgba };
}

function mix(from: readonly number[], to: readonly number[], share: number, channel: number): number {
  return (from[channel] ?? 0) * (1 - share) + (to[channel] ?? 0) * share;
}
