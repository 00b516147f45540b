/** Snaps the coarse mask to the picture's own edges, takes tiny islands out and closes holes that are none. */
import { fillHoles } from "../fill-holes.ts";
import { isCutOut } from "../own-transparency.ts";
import { refineMask } from "../refine-mask.ts";
import { removeSpecks } from "../remove-specks.ts";
import { withMask } from "../with-mask.ts";
import { defineStep } from "./define-step.ts";

export const refine = defineStep("refine", (scene, { bandRatio }) => {
  const { source, coarse } = scene;
  if (isCutOut(source)) return scene;
  const radiusPx = Math.max(2, Math.round(bandRatio * Math.hypot(source.width, source.height)));
  const mask = refineMask(source, fillHoles(source, removeSpecks(coarse)), radiusPx);
  const product = withMask(source, mask);
  return { ...scene, mask, product, output: product };
});
