/** Turns the photo upright and takes its perspective out, before anything looks at it. */
import { maxFramePixels } from "../decode.ts";
import { isCutOut } from "../own-transparency.ts";
import { planStraighten } from "../straighten-geometry.ts";
import { warp } from "../warp.ts";
import { defineStep, openScene } from "./define-step.ts";

/** Corners that open up take the photo's edge colours; a photo that came cut out stays clear there. */
export const straighten = defineStep("straighten", ({ source }, params) =>
  openScene(
    warp(source, planStraighten(source, params, maxFramePixels), isCutOut(source) ? "clear" : "edge"),
  ),
);
