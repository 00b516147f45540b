/** How blurred a picture's sharpest edges are, without knowing where the product is. */
import { quantile } from "../measure/quantile.ts";

/** One channel of levels 0..255, rows top to bottom. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8Array;
}

/** Contrast across an edge is taken this far to either side; wider blur is not told apart. */
const reachPx = 8;
/** Weaker edges are grain, texture and compression. */
const minContrast = 48;
const minEdges = 40;
/** The sharpest edges are in focus; the others may be soft by themselves. */
const sharpestShare = 0.1;
/** A blurred step of contrast C has its steepest slope at C / (σ √(2π)). */
const rootOfTwoPi = Math.sqrt(2 * Math.PI);

/** σ in pixels of the Gaussian that would make the sharpest tenth of strong edges from steps; null with too few edges. */
export function edgeBlur({ width, height, levels }: Luma): number | null {
  const widths: number[] = [];
  for (let y = reachPx; y < height - reachPx; y += 3) {
    collect(levels, y * width + reachPx, 1, width - 2 * reachPx, widths);
  }
  for (let x = reachPx; x < width - reachPx; x += 3) {
    collect(levels, reachPx * width + x, width, height - 2 * reachPx, widths);
  }
  return widths.length < minEdges ? null : quantile(widths, sharpestShare);
}

/** Goes along one line and adds a width for each place where the slope is steepest. */
function collect(levels: Uint8Array, start: number, step: number, count: number, to: number[]): void {
  const level = (at: number) => levels[at] ?? 0;
  let before = 0;
  let slope = level(start + step) - level(start);
  for (let n = 1; n < count; n++) {
    const at = start + n * step;
    const after = level(at + step) - level(at);
    const isSteepest = Math.abs(slope) > Math.abs(before) && Math.abs(slope) >= Math.abs(after);
    if (isSteepest && Math.abs(slope) >= 3) {
      const contrast = stretch(levels, at, step, Math.sign(slope));
      if (contrast >= minContrast) to.push(contrast / (Math.abs(slope) * rootOfTwoPi));
    }
    before = slope;
    slope = after;
  }
}

/** Contrast of the monotonous run around `at`, at most `reachPx` to either side. */
function stretch(levels: Uint8Array, at: number, step: number, sign: number): number {
  const level = (place: number) => levels[place] ?? 0;
  let [low, high] = [at - step, at];
  for (let n = 1; n < reachPx && sign * (level(low) - level(low - step)) > 0; n++) low -= step;
  for (let n = 1; n < reachPx && sign * (level(high + step) - level(high)) > 0; n++) high += step;
  return Math.abs(level(high) - level(low));
}
