/** Composes a picture over one opaque colour. */
import type { Frame } from "./frame.ts";

/** @param colour sRGB `#rrggbb`. Where the frame is clear, the result is exactly this colour. */
export function layOnColour({ width, height, rgba: above }: Frame, colour: string): Frame {
  const [red, green, blue] = parseColour(colour);
  const rgba = new Uint8ClampedArray(above);
  const pixels = new Uint32Array(rgba.buffer);
  const ground = asPixel(red, green, blue);
  for (let i = 0; i < pixels.length; i++) {
    const alpha = rgba[4 * i + 3] ?? 0;
    if (alpha === 255) continue;
    if (alpha === 0) {
      pixels[i] = ground;
      continue;
    }
    const at = 4 * i;
    const share = alpha / 255;
    rgba[at] = red + ((rgba[at] ?? 0) - red) * share;
    rgba[at + 1] = green + ((rgba[at + 1] ?? 0) - green) * share;
    rgba[at + 2] = blue + ((rgba[at + 2] ?? 0) - blue) * share;
    rgba[at + 3] = 255;
  }
  return { width, height, rgba };
}

/** Four bytes as one number, in this machine's order. */
function asPixel(red: number, green: number, blue: number): number {
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0;
}

/** Red, green and blue of `#rrggbb`, 0..255. */
export function parseColour(colour: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
