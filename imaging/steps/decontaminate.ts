/** Takes the old ground's colour out of half-covered pixels; a photo that came cut out has none. */
import { foregroundColour } from "../foreground-colour.ts";
import { isCutOut } from "../own-transparency.ts";
import { defineStep } from "./define-step.ts";

export const decontaminate = defineStep("decontaminate", (scene) => {
  if (isCutOut(scene.source)) return scene;
  const product = foregroundColour(scene.source, scene.mask);
  return { ...scene, product, output: product };
});
