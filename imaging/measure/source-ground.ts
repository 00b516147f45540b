/** The photo's own background: its typical colour, from evenly spread samples clear of the product. */
import type { Mask, Rendered } from "../frame.ts";
import { labOf, type Lab } from "./lab.ts";
import { quantile } from "./quantile.ts";
import { remember } from "./remember.ts";

/** Samples on the long side. */
const density = 96;
/** A sample keeps this distance from the product, as a share of the photo's diagonal. */
const clearanceRatio = 0.01;
/** Fewer samples say nothing. */
const minSamples = 60;
const bareAlpha = 3;

/** Median lightness, a and b; null when hardly any background is in the photo. */
export const sourceGround = remember(({ source, mask }: Rendered): Lab | null => {
  const step = Math.max(1, Math.floor(Math.max(mask.width, mask.height) / density));
  const clearance = Math.ceil(clearanceRatio * Math.hypot(mask.width, mask.height));
  const samples: Lab[] = [];
  for (let y = 0; y < mask.height; y += step) {
    for (let x = 0; x < mask.width; x += step) {
      if (!isClear(mask, x, y, clearance)) continue;
      const at = 4 * (y * mask.width + x);
      samples.push(labOf(source.rgba[at] ?? 0, source.rgba[at + 1] ?? 0, source.rgba[at + 2] ?? 0));
    }
  }
  if (samples.length < minSamples) return null;
  const median = (axis: 0 | 1 | 2) =>
    quantile(
      samples.map((lab) => lab[axis]),
      0.5,
    );
  return [median(0), median(1), median(2)];
});

/** No product here nor `distance` pixels to either side, above or below. */
function isClear(mask: Mask, x: number, y: number, distance: number): boolean {
  const bare = (column: number, row: number) =>
    column < 0 ||
    row < 0 ||
    column >= mask.width ||
    row >= mask.height ||
    (mask.alpha[row * mask.width + column] ?? 0) <= bareAlpha;
  return (
    bare(x, y) &&
    bare(x - distance, y) &&
    bare(x + distance, y) &&
    bare(x, y - distance) &&
    bare(x, y + distance)
  );
}
