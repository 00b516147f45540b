/** Amazon's main image: pure white, product at least 85 % of the frame, large enough to zoom. */
import type { Preset } from "../preset.ts";
import { cutSteps, upscaleSmall } from "./cut-steps.ts";

export const amazonMain: Preset = {
  name: "amazon-main",
  title: "Amazon main image",
  description: "Up to 2000 × 2000 on pure white, product fills 88 %, no shadow. Ready for the main slot.",
  channel: "amazon",
  slot: "main",
  recipe: {
    ...cutSteps,
    ...upscaleSmall,
    frame: { widthPx: 2000, heightPx: 2000, fillRatio: 0.88, align: "centre", maxUpscale: 2 },
    ground: { colour: "#ffffff" },
    encode: { format: "jpeg", quality: 92, minQuality: 75, maxBytes: 10_000_000 },
  },
  rules: {
    ground: "#ffffff",
    formats: ["jpeg", "png"],
    maxBytes: 10_485_760,
    minLongSidePx: 500,
    goodLongSidePx: 1000,
    maxLongSidePx: 10_000,
    maxMegapixels: 100,
    minJpegQuality: null,
    aspectRatios: null,
    noText: true,
    reviewPeople: true,
    fillRatio: { min: 0.85, max: 1 },
  },
};
