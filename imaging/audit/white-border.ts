/** How white a picture's border is, and whether anything in it is transparent. */
import type { Frame } from "../frame.ts";

/** Width of the border that is looked at, as a share of the shorter side; the same as the ground check's. */
const borderShare = 0.02;
/** 0..1 of the border's pixels that are white and opaque. */
export function whiteBorderShare({ width, height, rgba }: Frame): number {
  const border = Math.max(1, Math.round(Math.min(width, height) * borderShare));
  let [white, seen] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    const inBand = y < border || y >= height - border;
    for (let x = 0; x < width; x += 1) {
      if (!inBand && x === border) x = Math.max(border, width - border);
      const at = (y * width + x) * 4;
      seen += 1;
      if (rgba[at] === 255 && rgba[at + 1] === 255 && rgba[at + 2] === 255 && rgba[at + 3] === 255)
        white += 1;
    }
  }
  return white / seen;
}

export function isOpaque({ rgba }: Frame): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}

/** As channels show a picture that is transparent. */
export function onWhite({ width, height, rgba }: Frame): Frame {
  const laid = new Uint8ClampedArray(rgba.length).fill(255);
  for (let at = 0; at < rgba.length; at += 4) {
    const share = (rgba[at + 3] ?? 0) / 255;
    for (let channel = at; channel < at + 3; channel++)
      laid[channel] = (rgba[channel] ?? 0) * share + 255 * (1 - share);
  }
  return { width, height, rgba: laid };
}
