/** Brings a look onto another grid: some box of the photo at some resolution. */
import sharp from "sharp";
import type { Size } from "../segmenter.ts";
import type { Rectangle } from "../uncertain-tiles.ts";
import type { Look } from "./take-look.ts";

/**
 * @param box in the photo's pixels, drawn onto `size`. Outside what the look saw there is ground.
 * @returns 0..255, one value a pixel of `size`.
 */
export async function alignLook(look: Look, box: Rectangle, size: Size): Promise<Uint8ClampedArray> {
  const seen = look.view.box;
  const across = size.width / (box.right - box.left);
  const down = size.height / (box.bottom - box.top);
  const width = Math.max(1, Math.round((seen.right - seen.left) * across));
  const height = Math.max(1, Math.round((seen.bottom - seen.top) * down));
  const drawn = await resize(look, { width, height });
  const left = Math.round((seen.left - box.left) * across);
  const top = Math.round((seen.top - box.top) * down);
  if (left === 0 && top === 0 && width === size.width && height === size.height) return drawn;
  return cut(drawn, { width, height }, left, top, size);
}

async function resize({ levels, width, height }: Look, to: Size): Promise<Uint8ClampedArray> {
  if (to.width === width && to.height === height) return levels;
  const bytes = await sharp(levels, { raw: { width, height, channels: 1 } })
    .resize(to.width, to.height, { fit: "fill", kernel: to.width < width ? "lanczos3" : "cubic" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What lies at `left`, `top` of the wanted area, row by row; the rest stays 0. */
function cut(values: Uint8ClampedArray, from: Size, left: number, top: number, to: Size): Uint8ClampedArray {
  const result = new Uint8ClampedArray(to.width * to.height);
  const firstColumn = Math.max(0, left);
  const endColumn = Math.min(to.width, left + from.width);
  for (let y = Math.max(0, top); y < Math.min(to.height, top + from.height); y++) {
    const row = (y - top) * from.width;
    result.set(values.subarray(row + firstColumn - left, row + endColumn - left), y * to.width + firstColumn);
  }
  return result;
}
