/** Finds glass that provably shows the ground behind it, and takes the old ground out of it. */
import { modelGround } from "../background-model.ts";
import { findGlass } from "../glass/find-glass.ts";
import { liftGlass } from "../glass/lift-glass.ts";
import { isCutOut } from "../own-transparency.ts";
import { defineStep } from "./define-step.ts";

/** The mask stays coverage. A photo that came cut out has no ground to take out. */
export const transmit = defineStep("transmit", (scene) => {
  const { source, mask } = scene;
  if (isCutOut(source)) return scene;
  const model = modelGround(source, mask);
  if (model === null) return { ...scene, transparency: { kind: "none" } };
  const glass = findGlass(mask, model);
  if (glass.kind !== "found") return { ...scene, transparency: glass };
  const { opacity, product } = liftGlass(source, mask, model, glass.region);
  return { ...scene, transparency: { kind: "estimated", opacity }, product, output: product };
});
