/** The shop's own square: Shopify's recommended 2048 px, white, soft contact shadow. */
import type { Preset } from "../preset.ts";
import { cutSteps, upscaleSmall } from "./cut-steps.ts";

export const shopifySquare: Preset = {
  name: "shopify-square",
  title: "Shopify square",
  description:
    "Up to 2048 × 2048 on white with a soft contact shadow. One consistent look for the whole shop.",
  channel: "shopify",
  slot: "gallery",
  recipe: {
    ...cutSteps,
    ...upscaleSmall,
    frame: { widthPx: 2048, heightPx: 2048, fillRatio: 0.8, align: "centre", maxUpscale: 2 },
    shadow: { opacity: 0.7, softnessRatio: 0.02 },
    ground: { colour: "#ffffff" },
    encode: { format: "jpeg", quality: 90, minQuality: 70, maxBytes: 2_000_000 },
  },
  rules: {
    ground: "#ffffff",
    formats: ["jpeg", "png", "webp"],
    maxBytes: 20_000_000,
    minLongSidePx: 800,
    goodLongSidePx: 1000,
    maxLongSidePx: 4472,
    maxMegapixels: 20,
    minJpegQuality: null,
    aspectRatios: null,
    noText: false,
    reviewPeople: false,
    fillRatio: { min: 0.7, max: 0.95 },
  },
};
