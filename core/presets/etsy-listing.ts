/** Etsy: 4:3, a warm off-white ground, standing on a baseline. */
import type { Preset } from "../preset.ts";
import { cutSteps, upscaleSmall } from "./cut-steps.ts";

export const etsyListing: Preset = {
  name: "etsy-listing",
  title: "Etsy listing",
  description:
    "Up to 2400 × 1800 on warm off-white with a soft contact shadow. Crops well to Etsy's thumbnails.",
  channel: "etsy",
  slot: "main",
  recipe: {
    ...cutSteps,
    ...upscaleSmall,
    frame: { widthPx: 2400, heightPx: 1800, fillRatio: 0.78, align: "baseline", maxUpscale: 2 },
    shadow: { opacity: 0.7, softnessRatio: 0.024 },
    ground: { colour: "#f7f4ef" },
    encode: { format: "jpeg", quality: 90, minQuality: 75, maxBytes: 1_000_000 },
  },
  rules: {
    ground: "#f7f4ef",
    formats: ["jpeg", "png"],
    maxBytes: 10_485_760,
    minLongSidePx: 635,
    goodLongSidePx: 1000,
    maxLongSidePx: 10_000,
    maxMegapixels: 50,
    minJpegQuality: null,
    aspectRatios: ["4:3", "1:1", "5:4"],
    noText: false,
    reviewPeople: false,
    fillRatio: { min: 0.6, max: 0.9 },
  },
};
