/** Applies a correction of the light to a picture. */
import type { Frame, Mask } from "./frame.ts";
import { levelOfLight, lightOfLevel, type Matrix } from "./light.ts";

/** @param spared where it covers, of the frame's size, the picture keeps its pixels to the bit. Alpha stays. */
export function correctLight({ width, height, rgba }: Frame, matrix: Matrix, spared?: Mask): Frame {
  const corrected = new Uint8ClampedArray(rgba);
  const [rr, rg, rb, gr, gg, gb, br, bg, bb] = matrix;
  for (let i = 0, at = 0; at < rgba.length; i++, at += 4) {
    const share = spared ? 1 - (spared.alpha[i] ?? 0) / 255 : 1;
    if (share === 0) continue;
    const [r, g, b] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
    const [red, green, blue] = [lightOfLevel[r] ?? 0, lightOfLevel[g] ?? 0, lightOfLevel[b] ?? 0];
    corrected[at] = r + share * (levelOfLight(rr * red + rg * green + rb * blue) - r);
    corrected[at + 1] = g + share * (levelOfLight(gr * red + gg * green + gb * blue) - g);
    corrected[at + 2] = b + share * (levelOfLight(br * red + bg * green + bb * blue) - b);
  }
  return { width, height, rgba: corrected };
}
