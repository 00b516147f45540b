/** Finds the product: by the photo's own transparency where it has one, else by the net. */
import type { Mask } from "../frame.ts";
import { findProduct, glance } from "../looks/find-product.ts";
import { alphaOf } from "../measure/alpha-of.ts";
import { isCutOut } from "../own-transparency.ts";
import { withMask } from "../with-mask.ts";
import { defineStep, type Scene } from "./define-step.ts";

export const segment = defineStep("segment", async (scene, { longSidePx, effort }, tools) => {
  const own = alphaOf(scene.source);
  if (isCutOut(scene.source)) return cutBy(own, scene);
  const find = effort === "fast" ? glance : findProduct;
  const { coarse, search, glimpse } = await find(scene.source, longSidePx, tools);
  return { ...cutBy(darker(own, coarse), scene), search, glimpse };
});

function cutBy(coarse: Mask, scene: Scene): Scene {
  const product = withMask(scene.source, coarse);
  return { ...scene, coarse, mask: coarse, product, output: product };
}

/** What one mask leaves out stays out. */
function darker(a: Mask, b: Mask): Mask {
  const alpha = new Uint8ClampedArray(a.alpha.length);
  for (let i = 0; i < alpha.length; i++) alpha[i] = Math.min(a.alpha[i] ?? 0, b.alpha[i] ?? 0);
  return { ...a, alpha };
}
