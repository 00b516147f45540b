/** Finds glass that provably shows the ground behind it, and takes the old ground out of it. */
import { modelGround } from "../background-model.ts";
import type { Mask } from "../frame.ts";
import { findFaintGlass } from "../glass/find-faint-glass.ts";
import { findGlass, type GlassFinding } from "../glass/find-glass.ts";
import { liftGlass } from "../glass/lift-glass.ts";
import { spreadRegion } from "../glass/spread-region.ts";
import { isCutOut } from "../own-transparency.ts";
import { withMask } from "../with-mask.ts";
import { defineStep, type Scene } from "./define-step.ts";

/**
 * The mask stays coverage; it grows only by glass that the net half saw. A photo that came cut out has no ground to
 * take out.
 */
export const transmit = defineStep("transmit", (scene, { solid }) => {
  const { source, mask, glimpse } = scene;
  if (isCutOut(source)) return scene;
  const model = modelGround(source, mask);
  const glass: GlassFinding = model === null ? { kind: "none" } : findGlass(mask, model);
  if (model !== null && glass.kind === "found") {
    const weight = spreadRegion(glass.region, model, mask);
    return solid ? withSolid(scene, mask) : withGlass(scene, mask, liftGlass(source, mask, model, weight));
  }
  const faint = glimpse ? findFaintGlass(source, glimpse, mask) : null;
  if (faint !== null) {
    const { coverage, weight, model: ground } = faint;
    if (solid) return withSolid(scene, coverage);
    return withGlass(scene, coverage, liftGlass(source, coverage, ground, weight, mask));
  }
  return { ...scene, transparency: { kind: glass.kind === "suspected" ? "suspected" : "none" } };
});

function withSolid(scene: Scene, mask: Mask): Scene {
  return withGlass(scene, mask, { opacity: mask, product: withMask(scene.source, mask) });
}

function withGlass(scene: Scene, mask: Mask, { opacity, product }: ReturnType<typeof liftGlass>): Scene {
  return { ...scene, mask, transparency: { kind: "estimated", opacity }, product, output: product };
}
