/** Composes a picture over one opaque colour. */
import type { Frame } from "./frame.ts";

/** @param colour sRGB `#rrggbb`. Where the frame is clear, the result is exactly this colour. */
export function layOnColour({ width, height, rgba: above }: Frame, colour: string): Frame {
  const [red, green, blue] = parseColour(colour);
  const rgba = new Uint8ClampedArray(above.length);
  for (let at = 0; at < above.length; at += 4) {
    const share = (above[at + 3] ?? 0) / 255;
    rgba[at] = red + ((above[at] ?? 0) - red) * share;
    rgba[at + 1] = green + ((above[at + 1] ?? 0) - green) * share;
    rgba[at + 2] = blue + ((above[at + 2] ?? 0) - blue) * share;
    rgba[at + 3] = 255;
  }
  return { width, height, rgba };
}

/** Red, green and blue of `#rrggbb`, 0..255. */
export function parseColour(colour: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
