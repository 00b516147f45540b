/** Gives a coarse mask the photo's own edges, at full resolution, where the mask is uncertain. */
import type { Frame, Mask } from "./frame.ts";
import { type ColourPlanes, createGuidedFilter } from "./guided-filter.ts";
import { createTwoColourAlpha } from "./two-colour-alpha.ts";
import { longestSidePx, type Rectangle, uncertainTiles } from "./uncertain-tiles.ts";

/** Coverage within this of none or all is the net's haze. */
const netHaze = 0.1;
const filterHaze = 0.08;
/** Variance of colour on the 0..1 scale. */
const smoothness = 1e-4;
/** The guided filter's window, as a share of the colour window. */
const filterShare = 1 / 6;

interface Workbench {
  readonly colours: ColourPlanes;
  readonly mask: Float32Array;
}

/**
 * Two opinions in turn: what the two colours meeting at the edge say (`two-colour-alpha.ts`, window
 * `radiusPx`), then a narrow guided filter. Pixels far from any doubt keep the net's value.
 */
export function refineMask(frame: Frame, coarse: Mask, radiusPx: number): Mask {
  const { width, height } = frame;
  const filterRadius = Math.max(1, Math.round(radiusPx * filterShare));
  const margin = radiusPx + 2 * filterRadius;
  const side = longestSidePx(margin);
  const bench = newWorkbench(side * side);
  const estimate = createTwoColourAlpha(side * side, side);
  const filter = createGuidedFilter(side * side, side, smoothness);
  const clean: Mask = { width, height, alpha: withoutHaze(coarse.alpha) };
  const refined = clean.alpha.slice();
  for (const { core, whole } of uncertainTiles(clean, margin)) {
    load(bench, frame, clean, whole);
    const size = { width: whole.right - whole.left, height: whole.bottom - whole.top };
    estimate(bench.colours, bench.mask, size, radiusPx);
    filter(bench.colours, bench.mask, size, filterRadius);
    store(bench.mask, refined, width, core, whole);
  }
  return { width, height, alpha: refined };
}

function withoutHaze(levels: Uint8ClampedArray): Uint8ClampedArray {
  const clear = Uint8ClampedArray.from({ length: 256 }, (_, level) => 255 * stretch(level / 255, netHaze));
  const stretched = new Uint8ClampedArray(levels.length);
  for (let i = 0; i < stretched.length; i++) stretched[i] = clear[levels[i] ?? 0] ?? 0;
  return stretched;
}

/** Cuts `haze` off both ends of 0..1 and spreads the rest. */
function stretch(value: number, haze: number): number {
  return Math.min(1, Math.max(0, (value - haze) / (1 - 2 * haze)));
}

function newWorkbench(length: number): Workbench {
  const plane = () => new Float32Array(length);
  return { colours: { red: plane(), green: plane(), blue: plane() }, mask: plane() };
}

function load({ colours, mask }: Workbench, { rgba, width }: Frame, { alpha }: Mask, whole: Rectangle): void {
  let to = 0;
  for (let y = whole.top; y < whole.bottom; y++) {
    for (let at = y * width + whole.left; at < y * width + whole.right; at++, to++) {
      colours.red[to] = (rgba[4 * at] ?? 0) / 255;
      colours.green[to] = (rgba[4 * at + 1] ?? 0) / 255;
      colours.blue[to] = (rgba[4 * at + 2] ?? 0) / 255;
      mask[to] = (alpha[at] ?? 0) / 255;
    }
  }
}

function store(
  values: Float32Array,
  alpha: Uint8ClampedArray,
  width: number,
  core: Rectangle,
  whole: Rectangle,
): void {
  const wide = whole.right - whole.left;
  for (let y = core.top; y < core.bottom; y++) {
    let from = (y - whole.top) * wide + core.left - whole.left;
    for (let at = y * width + core.left; at < y * width + core.right; at++, from++) {
      alpha[at] = 255 * stretch(values[from] ?? 0, filterHaze);
    }
  }
}
