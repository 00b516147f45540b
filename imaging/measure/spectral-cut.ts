/** How fine the finest detail in a photo is, whatever its number of pixels says. */
import type { Frame, Mask } from "../frame.ts";
import { blockSide, radialPower } from "./fourier.ts";

/** Looked at are the blocks with most contrast; more change little. */
const maxBlocks = 10;
const minBlocks = 3;
/** Variance in grey levels² below which a block holds no detail to judge by. */
const minVariance = 20;
/** Detail has ended where power times frequency² falls below this share of its mean over coarse structure. */
const endShare = 0.02;
/** A pattern with more of its power than this in three neighbouring rings is a regular weave or print, not natural detail. */
const maxPeakShare = 0.85;
/** Waves a block that count as coarse structure: they survive any enlargement. */
const [coarseFrom, coarseTo] = [4, 10];
const solidAlpha = 250;
/** Every so manieth pixel tells a block's variance. */
const varianceStep = 4;

interface Block {
  readonly x: number;
  readonly y: number;
  readonly variance: number;
}

/**
 * Highest frequency at which the photo's product still has detail, in cycles a pixel, up to 0.5. Natural pictures have power
 * falling as 1 / frequency², so power times frequency² is even up to where detail ends: at 0.5 for a native photo, at 0.34 for
 * one enlarged twice, at 0.25 for three times (46 photos, Lanczos enlargement). Null when too little of the product has any
 * texture, or only a regular pattern.
 */
export function spectralCut(photo: Frame, mask: Mask): number | null {
  const blocks = texturedBlocks(photo, mask);
  if (blocks.length < minBlocks) return null;
  const mean = new Float64Array(blockSide / 2 + 1);
  for (const block of blocks) {
    const power = radialPower(lumaBlock(photo, block));
    const total = power.reduce((sum, value, ring) => sum + value * ring, 0);
    power.forEach((value, ring) => (mean[ring] = (mean[ring] ?? 0) + value / total));
  }
  const levelled = mean.map((power, ring) => power * ring * ring);
  if (peakShare(levelled) > maxPeakShare) return null;
  const coarse = levelled.subarray(coarseFrom, coarseTo + 1);
  const end = (endShare * coarse.reduce((sum, value) => sum + value, 0)) / coarse.length;
  let ring = levelled.length - 1;
  while (ring > coarseFrom && (levelled[ring] ?? 0) < end) ring--;
  return ring / blockSide;
}

function peakShare(levelled: Float64Array): number {
  const fine = levelled.subarray(coarseFrom);
  const peaks = fine.map((value, n) => value + (fine[n + 1] ?? 0) + (fine[n + 2] ?? 0));
  return Math.max(...peaks) / fine.reduce((sum, value) => sum + value, 0);
}

/** The blocks with most contrast that lie wholly inside the product. */
function texturedBlocks(photo: Frame, mask: Mask): Block[] {
  const blocks: Block[] = [];
  for (let y = 0; y + blockSide <= photo.height; y += blockSide) {
    for (let x = 0; x + blockSide <= photo.width; x += blockSide) {
      const variance = solidVariance(photo, mask, x, y);
      if (variance >= minVariance) blocks.push({ x, y, variance });
    }
  }
  return blocks.sort((a, b) => b.variance - a.variance).slice(0, maxBlocks);
}

/** Variance of luma; 0 for a block that is not all product. */
function solidVariance(photo: Frame, mask: Mask, left: number, top: number): number {
  let [count, sum, squares] = [0, 0, 0];
  for (let y = top; y < top + blockSide; y += varianceStep) {
    for (let x = left; x < left + blockSide; x += varianceStep) {
      const pixel = y * photo.width + x;
      if ((mask.alpha[pixel] ?? 0) < solidAlpha) return 0;
      const luma = lumaAt(photo, pixel);
      count++;
      sum += luma;
      squares += luma * luma;
    }
  }
  return squares / count - (sum / count) ** 2;
}

function lumaBlock(photo: Frame, { x, y }: Block): Float32Array {
  const block = new Float32Array(blockSide * blockSide);
  for (let row = 0, i = 0; row < blockSide; row++) {
    const start = (y + row) * photo.width + x;
    for (let pixel = start; pixel < start + blockSide; pixel++) block[i++] = lumaAt(photo, pixel);
  }
  return block;
}

function lumaAt({ rgba }: Frame, pixel: number): number {
  return (
    0.299 * (rgba[4 * pixel] ?? 0) + 0.587 * (rgba[4 * pixel + 1] ?? 0) + 0.114 * (rgba[4 * pixel + 2] ?? 0)
  );
}
