/** A Preset: a named Recipe with the ImageRules its result is judged by, for one slot of one channel. */
import type { ImageRules } from "./rules.ts";
import type { Recipe } from "./recipe.ts";

export interface Preset {
  readonly name: string;
  /** Shown to merchants. */
  readonly title: string;
  /** One sentence for merchants: what comes out and what it is for. */
  readonly description: string;
  readonly channel: "amazon" | "ebay" | "etsy" | "shopify" | "zalando" | "any";
  readonly slot: "main" | "gallery";
  readonly recipe: Recipe;
  readonly rules: ImageRules;
}
