/** The parts of recipes that presets share. */
import type { Recipe } from "../recipe.ts";

export const cutSteps = {
  segment: { model: "isnet-medium", longSidePx: 1024 },
  refine: { bandRatio: 0.006 },
  transmit: {},
  decontaminate: {},
} as const satisfies Partial<Recipe>;

/** For products of fewer pixels than channels want for zoom; takes up to 5 s of CPU. */
export const upscaleSmall = {
  upscale: { model: "esrgan-slim-x2", fromFactor: 1.25, maxMegapixels: 0.5 },
} as const satisfies Partial<Recipe>;
