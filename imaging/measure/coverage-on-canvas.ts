/** Where the product is on the output canvas, glass included, whatever it hides. */
import type { Mask, Rendered } from "../frame.ts";
import { alphaOf } from "./alpha-of.ts";
import { remember } from "./remember.ts";

type Placed = Pick<Rendered, "mask" | "placement" | "product" | "transparency">;

/** The product's own alpha where nothing is transparent; else the coverage drawn at its place, bilinear. */
export const coverageOnCanvas = remember((placed: Placed): Mask => {
  const opacity = alphaOf(placed.product);
  if (placed.transparency?.kind !== "estimated") return opacity;
  const { mask, placement } = placed;
  const { width, height } = opacity;
  const alpha = new Uint8ClampedArray(opacity.alpha);
  for (let y = 0; y < height; y++) {
    const row = (y + 0.5 - placement.y) / placement.scale - 0.5;
    for (let x = 0; x < width; x++) {
      const column = (x + 0.5 - placement.x) / placement.scale - 0.5;
      const i = y * width + x;
      alpha[i] = Math.max(alpha[i] ?? 0, coverageAt(mask, column, row));
    }
  }
  return { width, height, alpha };
});

/** Between four pixels of the mask; 0 beyond it. */
function coverageAt({ width, height, alpha }: Mask, column: number, row: number): number {
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [across, down] = [column - left, row - top];
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (alpha[y * width + x] ?? 0);
  const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
  const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
  return upper * (1 - down) + lower * down;
}
