/** Places the cut-out product on the canvas: fill ratio, alignment, size. */
import { drawOnCanvas, emptyFrame } from "../draw-on-canvas.ts";
import type { Frame } from "../frame.ts";
import { alphaBox } from "../measure/alpha-box.ts";
import { type CanvasPlan, placeProduct } from "../place-product.ts";
import { defineStep, type Scene } from "./define-step.ts";

/**
 * Without a product the canvas stays empty and `placement` fits the whole photo on it: the verdict then fails
 * the picture, and the review page still shows what the photo was.
 */
export const frame = defineStep("frame", async (scene, params) => {
  const { width, height } = scene.source;
  const box = alphaBox(scene.mask);
  const plan = placeProduct(box ?? { left: 0, top: 0, right: width, bottom: height }, params);
  const product = box ? await drawProduct(scene, plan) : emptyFrame(plan.width, plan.height);
  return { ...scene, product, output: product, placement: plan.placement };
});

/** From the enlarged product where there is one: the same place on the canvas, from more pixels. */
function drawProduct({ product, enlarged }: Scene, plan: CanvasPlan): Promise<Frame> {
  if (!enlarged) return drawOnCanvas(product, plan);
  const { scale, x, y } = plan.placement;
  const placement = {
    scale: scale / enlarged.factor,
    x: x + enlarged.left * scale,
    y: y + enlarged.top * scale,
  };
  return drawOnCanvas(enlarged.product, { ...plan, placement });
}
