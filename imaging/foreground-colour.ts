/**
 * The product's own colour in half-covered pixels, so that the old ground does not shine through on a new one.
 *
 * Source: Forte 2021, "Approximate Fast Foreground Colour Estimation" (blur fusion, two passes), computed in
 * tiles and only where the mask is partly covered.
 */
import { type BoxMean, createBoxMean, type PlaneSize } from "./box-mean.ts";
import type { Frame, Mask } from "./frame.ts";
import { longestSidePx, type Tile, uncertainTiles } from "./uncertain-tiles.ts";
import { withMask } from "./with-mask.ts";

/** Window radii as shares of the diagonal, for small photos in pixels: a wide guess first, then a close one. */
const passes = [
  { ratio: 0.012, leastPx: 12 },
  { ratio: 0.003, leastPx: 4 },
] as const;
const least = 1e-5;

/** Planes of one tile, 0..1. */
interface Workbench {
  readonly alpha: Float32Array;
  readonly photo: Float32Array;
  /** The channel's estimated product and ground colour. */
  readonly product: Float32Array;
  readonly ground: Float32Array;
  /** The window means of alpha, one for each pass; all channels share them. */
  readonly meanAlphas: readonly Float32Array[];
}

/**
 * The photo with the mask as alpha. Fully covered pixels keep the photo's colour to the bit, partly covered
 * ones get the product's, clear ones are black and so tell nothing of the old ground.
 */
export function foregroundColour(photo: Frame, mask: Mask): Frame {
  const cut = withMask(photo, mask);
  const diagonal = Math.hypot(photo.width, photo.height);
  const radii = passes.map(({ ratio, leastPx }) => Math.max(leastPx, Math.round(diagonal * ratio)));
  const margin = radii.reduce((sum, radius) => sum + radius, 0);
  const side = longestSidePx(margin);
  const bench = newWorkbench(side * side);
  const mean = createBoxMean(side * side, side);
  for (const tile of uncertainTiles(mask, margin)) {
    const { whole } = tile;
    const size = { width: whole.right - whole.left, height: whole.bottom - whole.top };
    loadAlpha(bench, mask, tile);
    radii.forEach((radius, pass) => mean(bench.alpha, bench.meanAlphas[pass] ?? bench.alpha, size, radius));
    for (const channel of [0, 1, 2] as const) {
      loadChannel(bench, photo, tile, channel);
      radii.forEach((radius, pass) => fuse(bench, size, radius, bench.meanAlphas[pass] ?? bench.alpha, mean));
      store(bench.product, cut, mask, tile, channel);
    }
  }
  return cut;
}

function newWorkbench(length: number): Workbench {
  const plane = () => new Float32Array(length);
  const meanAlphas = passes.map(plane);
  return { alpha: plane(), photo: plane(), product: plane(), ground: plane(), meanAlphas };
}

function loadAlpha(bench: Workbench, mask: Mask, { whole }: Tile): void {
  let to = 0;
  for (let y = whole.top; y < whole.bottom; y++) {
    for (let at = y * mask.width + whole.left; at < y * mask.width + whole.right; at++, to++) {
      bench.alpha[to] = (mask.alpha[at] ?? 0) / 255;
    }
  }
}

/** The first guess of both colours is the photo itself. */
function loadChannel(bench: Workbench, photo: Frame, { whole }: Tile, channel: 0 | 1 | 2): void {
  let to = 0;
  for (let y = whole.top; y < whole.bottom; y++) {
    for (let at = y * photo.width + whole.left; at < y * photo.width + whole.right; at++, to++) {
      bench.photo[to] = (photo.rgba[4 * at + channel] ?? 0) / 255;
    }
  }
  bench.product.set(bench.photo);
  bench.ground.set(bench.photo);
}

/** One pass: F = F̂ + α (I − α F̂ − (1 − α) B̂), where F̂ and B̂ are coverage-weighted window means. */
function fuse(
  { alpha, photo, product, ground }: Workbench,
  size: PlaneSize,
  radius: number,
  meanAlpha: Float32Array,
  mean: BoxMean,
): void {
  const length = size.width * size.height;
  for (let i = 0; i < length; i++) {
    const covered = alpha[i] ?? 0;
    product[i] = (product[i] ?? 0) * covered;
    ground[i] = (ground[i] ?? 0) * (1 - covered);
  }
  mean(product, product, size, radius);
  mean(ground, ground, size, radius);
  for (let i = 0; i < length; i++) {
    const covered = alpha[i] ?? 0;
    const share = meanAlpha[i] ?? 0;
    const near = (product[i] ?? 0) / (share + least);
    const behind = (ground[i] ?? 0) / (1 - share + least);
    const fused = near + covered * ((photo[i] ?? 0) - covered * near - (1 - covered) * behind);
    product[i] = Math.min(1, Math.max(0, fused));
    ground[i] = behind;
  }
}

function store(
  product: Float32Array,
  cut: Frame,
  mask: Mask,
  { core, whole }: Tile,
  channel: 0 | 1 | 2,
): void {
  const wide = whole.right - whole.left;
  for (let y = core.top; y < core.bottom; y++) {
    let from = (y - whole.top) * wide + core.left - whole.left;
    for (let at = y * mask.width + core.left; at < y * mask.width + core.right; at++, from++) {
      const value = mask.alpha[at] ?? 0;
      if (value > 0 && value < 255) cut.rgba[4 * at + channel] = 255 * (product[from] ?? 0);
    }
  }
}
