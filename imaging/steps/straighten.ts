/** Turns the photo upright and takes its perspective out, before the product is looked for. */
import { maxFramePixels } from "../decode.ts";
import type { Frame } from "../frame.ts";
import { isCutOut } from "../own-transparency.ts";
import { planStraighten } from "../straighten-geometry.ts";
import { warp } from "../warp.ts";
import { defineStep, openScene } from "./define-step.ts";

/** Corners that open up take the photo's edge colours; a photo that came cut out stays clear there. */
export const straighten = defineStep("straighten", ({ photo, source }, params) => {
  const plan = planStraighten(source, params, maxFramePixels);
  const straight = (frame: Frame) => warp(frame, plan, isCutOut(source) ? "clear" : "edge");
  const scene = openScene(straight(source));
  return photo === source ? scene : { ...scene, photo: straight(photo) };
});
