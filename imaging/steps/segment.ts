/** Finds the product: by the photo's own transparency where it has one, else by the net. */
import type { Frame, Mask } from "../frame.ts";
import { defineStep } from "./define-step.ts";
import { withMask } from "./with-mask.ts";

/** A photo counts as already cut out when at least this share of it is more than half transparent. */
const cutOutShare = 0.01;

export const segment = defineStep("segment", async (scene, params, tools) => {
  const own = ownMask(scene.source);
  const coarse = isCutOut(own)
    ? own
    : darker(own, await tools.segmenter.segment(scene.source, params.longSidePx));
  const product = withMask(scene.source, coarse);
  return { ...scene, coarse, mask: coarse, product, output: product };
});

function ownMask({ width, height, rgba }: Frame): Mask {
  const alpha = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 3; i < alpha.length; i++, at += 4) alpha[i] = rgba[at] ?? 0;
  return { width, height, alpha };
}

function isCutOut({ alpha }: Mask): boolean {
  let clear = 0;
  for (const value of alpha) if (value < 128) clear++;
  return clear >= alpha.length * cutOutShare;
}

/** What one mask leaves out stays out. */
function darker(a: Mask, b: Mask): Mask {
  return { ...a, alpha: a.alpha.map((value, i) => Math.min(value, b.alpha[i] ?? 0)) };
}
