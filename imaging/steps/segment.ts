/** Finds the product: by the photo's own transparency where it has one, else by the net. */
import type { Mask } from "../frame.ts";
import { alphaOf } from "../measure/alpha-of.ts";
import { isCutOut } from "../own-transparency.ts";
import { withMask } from "../with-mask.ts";
import { defineStep } from "./define-step.ts";

export const segment = defineStep("segment", async (scene, params, tools) => {
  const own = alphaOf(scene.source);
  const coarse = isCutOut(scene.source)
    ? own
    : darker(own, await tools.segmenter.segment(scene.source, params.longSidePx));
  const product = withMask(scene.source, coarse);
  return { ...scene, coarse, mask: coarse, product, output: product };
});

/** What one mask leaves out stays out. */
function darker(a: Mask, b: Mask): Mask {
  return { ...a, alpha: a.alpha.map((value, i) => Math.min(value, b.alpha[i] ?? 0)) };
}
