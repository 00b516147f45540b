/** Auto exposure and white balance: of the photo's own ground alone, or, where the recipe says so, of the product too. */
import { correctLight } from "../correct-light.ts";
import { estimateLight } from "../estimate-light.ts";
import { defineStep } from "./define-step.ts";

/** Where the photo does not tell how to correct it, it stays as it is. */
export const expose = defineStep("expose", (scene, { target }) => {
  const { source, mask } = scene;
  const matrix = estimateLight(source, mask, target);
  if (matrix === null) return scene;
  if (target === "ground") {
    return { ...scene, exposed: { target, photo: correctLight(source, matrix, mask) } };
  }
  const product = correctLight(scene.product, matrix);
  return { ...scene, product, output: product, exposed: { target, photo: correctLight(source, matrix) } };
});
