/** A preset that takes one quick look at each photo, or looks again where the first look is in doubt. */
import type { Preset } from "#core/preset.ts";
import type { Recipe } from "#core/recipe.ts";

export type Effort = NonNullable<NonNullable<Recipe["segment"]>["effort"]>;

export function isEffort(word: string): word is Effort {
  return word === "fast" || word === "thorough";
}

export function withEffort(preset: Preset, effort: Effort): Preset {
  const { segment } = preset.recipe;
  return segment ? { ...preset, recipe: { ...preset.recipe, segment: { ...segment, effort } } } : preset;
}
