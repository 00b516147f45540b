/** The product alone on transparency, at its own size; also what `npm run cutout` writes. */
import type { Preset } from "../preset.ts";
import { cutSteps } from "./cut-steps.ts";

export const transparentCutout: Preset = {
  name: "transparent-cutout",
  title: "Transparent cut-out",
  description: "The product alone as a PNG with transparency, at the photo's own size.",
  channel: "any",
  slot: "gallery",
  recipe: {
    ...cutSteps,
    ground: { colour: null },
    encode: { format: "png", quality: 100, minQuality: 100, maxBytes: 20_000_000 },
  },
  rules: {
    ground: "transparent",
    formats: ["png"],
    maxBytes: 20_000_000,
    minLongSidePx: 300,
    goodLongSidePx: 500,
    maxLongSidePx: 5000,
    maxMegapixels: 20,
    minJpegQuality: null,
    aspectRatios: null,
    noText: false,
    reviewPeople: false,
    fillRatio: null,
  },
};
