/** Places the cut-out product on the canvas: fill ratio, alignment, size. */
import { drawOnCanvas, emptyFrame } from "../draw-on-canvas.ts";
import { alphaBox } from "../measure/alpha-box.ts";
import { placeProduct } from "../place-product.ts";
import { defineStep } from "./define-step.ts";

/**
 * Without a product the canvas stays empty and `placement` fits the whole photo on it: the verdict then fails
 * the picture, and the review page still shows what the photo was.
 */
export const frame = defineStep("frame", async (scene, params) => {
  const { width, height } = scene.source;
  const box = alphaBox(scene.mask);
  const plan = placeProduct(box ?? { left: 0, top: 0, right: width, bottom: height }, params);
  const product = box ? await drawOnCanvas(scene.product, plan) : emptyFrame(plan.width, plan.height);
  return { ...scene, product, output: product, placement: plan.placement };
});
