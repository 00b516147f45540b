/** The part of a recipe that finds the product; the same for every preset so far. */
import type { Recipe } from "../recipe.ts";

export const cutSteps = {
  segment: { model: "isnet-medium", longSidePx: 1024 },
  refine: { bandRatio: 0.006 },
  decontaminate: {},
} as const satisfies Partial<Recipe>;
