/** Zalando's primary packshot: upright 1 : 1.44 on white, at the size its guide calls best practice. */
import type { Preset } from "../preset.ts";
import { cutSteps, upscaleSmall } from "./cut-steps.ts";

export const zalandoPackshot: Preset = {
  name: "zalando-packshot",
  title: "Zalando packshot",
  description: "Up to 1801 × 2600, upright, on pure white, product fills 88 %, no shadow.",
  channel: "zalando",
  slot: "main",
  recipe: {
    ...cutSteps,
    ...upscaleSmall,
    frame: { widthPx: 1801, heightPx: 2600, fillRatio: 0.88, align: "centre", maxUpscale: 2 },
    ground: { colour: "#ffffff" },
    encode: { format: "jpeg", quality: 92, minQuality: 75, maxBytes: 20_000_000 },
  },
  rules: {
    ground: "#ffffff",
    formats: ["jpeg"],
    maxBytes: 20_971_520,
    minLongSidePx: 1100,
    goodLongSidePx: 1600,
    maxLongSidePx: 10_000,
    maxMegapixels: 100,
    minJpegQuality: null,
    aspectRatios: ["1:1.44"],
    noText: true,
    reviewPeople: false,
    fillRatio: { min: 0.8, max: 0.95 },
  },
};
