/** The shade of a product that lies on its ground and is seen from above. */
import type { ProductShade } from "./product-shade.ts";
import type { Setting } from "./setting.ts";
import type { Silhouette } from "./silhouette.ts";

/** What lies is about this thick, as a share of its outline's smaller side. */
const thickness = 0.09;
/** How far its edges stand above the ground, in thicknesses, and the blur of the room's light there. */
const lifts = [0.25, 0.6, 1] as const;
const roomLayers = [
  { blur: 0.35, weight: 0.55 },
  { blur: 1.1, weight: 0.3 },
  { blur: 2.6, weight: 0.15 },
] as const;
const deepest = 0.9;
const longest = 1.6;

export function lyingShade(
  { lamp }: Setting,
  product: Silhouette,
  smallerSide: number,
  strength: number,
): ProductShade {
  const { width, height } = product;
  const shade = {
    width,
    height,
    key: new Float32Array(width * height),
    ambient: new Float32Array(width * height),
  };
  const thick = Math.max(2, smallerSide * thickness);
  const [towardsX, towardsY, towardsZ] = lamp.towards;
  const rise = Math.max(0.35, towardsY);
  const shiftX = Math.max(-longest, Math.min(longest, towardsX / rise)) * thick;
  const shiftY = Math.max(-longest, Math.min(longest, -towardsZ / rise)) * thick;
  const blur = 0.6 + thick * (0.12 + 1.1 * lamp.spread);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [column + 0.5, row + 0.5];
      let hidden = 0;
      for (const lift of lifts)
        hidden = Math.max(hidden, product.at(x + shiftX * lift, y + shiftY * lift, blur * lift));
      let dim = 0;
      for (const layer of roomLayers) dim += layer.weight * product.at(x, y, thick * layer.blur);
      const at = row * width + column;
      shade.key[at] = 1 - deepest * strength * hidden;
      shade.ambient[at] = 1 - strength * dim;
    }
  }
  return shade;
}
