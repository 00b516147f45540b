/** Enlarges the product with a net where the frame would have to invent pixels by plain resampling. */
import { AppError } from "#core/errors.ts";
import { cropFrame } from "../crop-frame.ts";
import { alphaBox } from "../measure/alpha-box.ts";
import { alphaOf } from "../measure/alpha-of.ts";
import { placeProduct } from "../place-product.ts";
import { defineStep } from "./define-step.ts";

/**
 * Leaves `product` as it is and hands the frame step an enlarged copy of its part of the picture. A product with pixels
 * enough, a photo without a product and a recipe without a frame pass unchanged.
 */
export const upscale = defineStep(
  "upscale",
  async (scene, { model, fromFactor, maxMegapixels }, tools, { frame }) => {
    const box = alphaBox(scene.mask);
    const visible = alphaBox(alphaOf(scene.product), 0);
    if (!box || !visible || !frame || placeProduct(box, frame).placement.scale < fromFactor) return scene;
    const megapixels = ((visible.right - visible.left) * (visible.bottom - visible.top)) / 1e6;
    if (megapixels > maxMegapixels) return scene;
    if (!tools.upscaler)
      throw new AppError("INTERNAL", `expected model ${model} for upscaling but received none`);
    const upscaler = await tools.upscaler(model);
    const product = await upscaler.enlarge(cropFrame(scene.product, visible), tools.signal);
    return { ...scene, enlarged: { product, factor: upscaler.factor, left: visible.left, top: visible.top } };
  },
);
