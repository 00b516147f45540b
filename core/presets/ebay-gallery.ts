/** eBay: 1600 px on white with a soft contact shadow. */
import type { Preset } from "../preset.ts";
import { cutSteps, upscaleSmall } from "./cut-steps.ts";

export const ebayGallery: Preset = {
  name: "ebay-gallery",
  title: "eBay listing",
  description: "Up to 1600 × 1600 on white with a soft contact shadow, product fills 82 %.",
  channel: "ebay",
  slot: "main",
  recipe: {
    ...cutSteps,
    ...upscaleSmall,
    frame: { widthPx: 1600, heightPx: 1600, fillRatio: 0.82, align: "centre", maxUpscale: 2 },
    shadow: { opacity: 0.65, softnessRatio: 0.018 },
    ground: { colour: "#ffffff" },
    encode: { format: "jpeg", quality: 94, minQuality: 90, maxBytes: 12_000_000 },
  },
  rules: {
    ground: "#ffffff",
    formats: ["jpeg", "png", "webp"],
    maxBytes: 12_582_912,
    minLongSidePx: 500,
    goodLongSidePx: 1000,
    maxLongSidePx: 7500,
    maxMegapixels: 56,
    minJpegQuality: 90,
    aspectRatios: null,
    noText: true,
    reviewPeople: false,
    fillRatio: { min: 0.75, max: 0.95 },
  },
};
