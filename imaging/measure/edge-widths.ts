/** How many pixels a mask's edge takes from bare to solid. */
import type { Mask } from "../frame.ts";

/** Coverage 0..255 between which the edge is measured: the 10 to 90 % width of lens tests. */
const [lowAlpha, highAlpha] = [25.5, 229.5];
/** Places along the outline that are measured; more change no quantile. */
const maxSamples = 3000;
/** Edges wider than this on one side count as this wide. */
const reachPx = 24;

/** Widths in pixels at evenly spread places of the outline, measured along the mask's gradient. */
export function edgeWidths(mask: Mask): number[] {
  const outline = outlinePixels(mask);
  const step = Math.max(1, Math.floor(outline.length / maxSamples));
  const widths: number[] = [];
  for (let n = 0; n < outline.length; n += step) {
    const width = widthAt(mask, outline[n] ?? 0);
    if (width !== null) widths.push(width);
  }
  return widths;
}

/** Pixels above half coverage with a pixel below half to the right of or under them, or the other way round. */
function outlinePixels({ width, height, alpha }: Mask): number[] {
  const outline: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      const here = (alpha[i] ?? 0) >> 7;
      if (here !== (alpha[i + 1] ?? 0) >> 7 || here !== (alpha[i + width] ?? 0) >> 7) outline.push(i);
    }
  }
  return outline;
}

/** Null where the mask has no direction, as on a line one pixel wide. */
function widthAt(mask: Mask, pixel: number): number | null {
  const x = pixel % mask.width;
  const y = (pixel - x) / mask.width;
  const dx = alphaAt(mask, x + 2, y) - alphaAt(mask, x - 2, y);
  const dy = alphaAt(mask, x, y + 2) - alphaAt(mask, x, y - 2);
  const length = Math.hypot(dx, dy);
  if (length < 1) return null;
  const inwards = distanceTo(mask, x, y, dx / length, dy / length, (alpha) => alpha - highAlpha);
  const outwards = distanceTo(mask, x, y, -dx / length, -dy / length, (alpha) => lowAlpha - alpha);
  return Math.max(0, inwards + outwards);
}

/** Distance at which `excess` turns positive, between pixels where needed; below 0 when it lies the other way. */
function distanceTo(
  mask: Mask,
  x: number,
  y: number,
  dx: number,
  dy: number,
  excess: (alpha: number) => number,
): number {
  let before = excess(alphaAt(mask, x - dx, y - dy));
  for (let distance = 0; distance <= reachPx; distance++) {
    const here = excess(alphaAt(mask, x + dx * distance, y + dy * distance));
    if (here >= 0) return before < 0 ? distance - here / (here - before) : distance - 1;
    before = here;
  }
  return reachPx;
}

/** Coverage between pixels, by its four neighbours; beyond the picture its edge repeats. */
function alphaAt(mask: Mask, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - column, y - row];
  const upper = levelAt(mask, column, row) * (1 - fx) + levelAt(mask, column + 1, row) * fx;
  const lower = levelAt(mask, column, row + 1) * (1 - fx) + levelAt(mask, column + 1, row + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

function levelAt({ width, height, alpha }: Mask, column: number, row: number): number {
  const x = Math.min(width - 1, Math.max(0, column));
  const y = Math.min(height - 1, Math.max(0, row));
  return alpha[y * width + x] ?? 0;
}
