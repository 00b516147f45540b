/** Brings a look onto another grid: some box of the photo at some resolution. */
import sharp from "sharp";
import type { Size } from "../segmenter.ts";
import type { Rectangle } from "../uncertain-tiles.ts";
import type { Look } from "./take-look.ts";

/** Pixels of the look kept around the part that is wanted, for the kernel's sake. */
const margin = 3;

/**
 * @param box in the photo's pixels, drawn onto `size`. Outside what the look saw there is ground.
 * @returns 0..255, one value a pixel of `size`.
 */
export async function alignLook(look: Look, box: Rectangle, size: Size): Promise<Uint8ClampedArray> {
  const seen = look.view.box;
  const perPixel = {
    across: look.width / (seen.right - seen.left),
    down: look.height / (seen.bottom - seen.top),
  };
  const left = Math.max(0, Math.floor((box.left - seen.left) * perPixel.across) - margin);
  const top = Math.max(0, Math.floor((box.top - seen.top) * perPixel.down) - margin);
  const right = Math.min(look.width, Math.ceil((box.right - seen.left) * perPixel.across) + margin);
  const bottom = Math.min(look.height, Math.ceil((box.bottom - seen.top) * perPixel.down) + margin);
  const across = size.width / (box.right - box.left);
  const down = size.height / (box.bottom - box.top);
  const drawn = {
    width: Math.max(1, Math.round(((right - left) * across) / perPixel.across)),
    height: Math.max(1, Math.round(((bottom - top) * down) / perPixel.down)),
  };
  const levels = await resize(look, { left, top, right, bottom }, drawn);
  const fromLeft = Math.round((seen.left - box.left + left / perPixel.across) * across);
  const fromTop = Math.round((seen.top - box.top + top / perPixel.down) * down);
  return place(levels, drawn, fromLeft, fromTop, size);
}

async function resize(
  { levels, width, height }: Look,
  part: Rectangle,
  to: Size,
): Promise<Uint8ClampedArray> {
  const from = {
    left: part.left,
    top: part.top,
    width: part.right - part.left,
    height: part.bottom - part.top,
  };
  if (from.width === width && from.height === height && to.width === width && to.height === height)
    return levels;
  const bytes = await sharp(levels, { raw: { width, height, channels: 1 } })
    .extract(from)
    .resize(to.width, to.height, { fit: "fill", kernel: to.width < from.width ? "lanczos3" : "cubic" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Laid at `left`, `top` of a plane of zeros; what lies beyond it is cut off. */
function place(
  values: Uint8ClampedArray,
  from: Size,
  left: number,
  top: number,
  to: Size,
): Uint8ClampedArray {
  if (left === 0 && top === 0 && from.width === to.width && from.height === to.height) return values;
  const result = new Uint8ClampedArray(to.width * to.height);
  const firstColumn = Math.max(0, left);
  const endColumn = Math.min(to.width, left + from.width);
  for (let y = Math.max(0, top); y < Math.min(to.height, top + from.height); y++) {
    const row = (y - top) * from.width;
    result.set(values.subarray(row + firstColumn - left, row + endColumn - left), y * to.width + firstColumn);
  }
  return result;
}
