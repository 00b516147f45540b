/** Takes the old ground's colour out of half-covered pixels; a photo that came cut out has none. */
import { foregroundColour } from "../foreground-colour.ts";
import { keepGlass } from "../glass/keep-glass.ts";
import { isCutOut } from "../own-transparency.ts";
import { defineStep } from "./define-step.ts";

export const decontaminate = defineStep("decontaminate", (scene) => {
  if (isCutOut(scene.source)) return scene;
  const cut = foregroundColour(scene.source, scene.mask);
  const { transparency } = scene;
  const product =
    transparency?.kind === "estimated"
      ? keepGlass(cut, scene.product, scene.mask, transparency.opacity)
      : cut;
  return { ...scene, product, output: product };
});
