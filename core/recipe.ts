/**
 * The Recipe: parameters of every pipeline step, the language of the pipeline. An absent key skips its step.
 *
 * To add a step: its key here, its file in imaging/steps, its line in imaging/pipeline.ts, a golden.
 * Ratios are 0..1 of the named length; sizes are pixels of the output; colours are sRGB `#rrggbb`.
 */
import { z } from "zod";

const ratio = z.number().min(0).max(1);
const hexColour = z.string().regex(/^#[0-9a-f]{6}$/);

/** Finds the product with a segmentation net. */
const segment = z.strictObject({
  /** A key of models/registry.ts. */
  model: z.string().min(1),
  /** Long side of the net's input in pixels; the aspect ratio is kept. */
  longSidePx: z.int().min(256).max(2048),
});

/** Snaps the coarse mask to the picture's own edges at full resolution. */
const refine = z.strictObject({
  /** Half width of the unknown band around the contour, as a share of the diagonal. */
  bandRatio: ratio.max(0.05),
});

/** Takes the old ground's colour out of half-transparent edge pixels. */
const decontaminate = z.strictObject({});

/** Places the product on a canvas. */
const frame = z.strictObject({
  widthPx: z.int().min(64).max(5000),
  heightPx: z.int().min(64).max(5000),
  /** Longer of box width / canvas width and box height / canvas height. */
  fillRatio: ratio.min(0.1),
  /** Where the product's box sits vertically: centred, or standing on a baseline. */
  align: z.enum(["centre", "baseline"]),
  /** Enlarging beyond this factor is refused: the canvas shrinks instead. */
  maxUpscale: z.number().min(1).max(4),
});

/** A soft contact shadow below the product, made from its alpha. */
const shadow = z.strictObject({
  opacity: ratio,
  /** Blur radius as a share of the product's height. */
  softnessRatio: ratio.max(0.2),
});

/** What stands behind the product; `null` colour keeps the picture transparent. */
const ground = z.strictObject({ colour: hexColour.nullable() });

/** The file that leaves. */
const encode = z.strictObject({
  format: z.enum(["jpeg", "png", "webp"]),
  /** Best quality tried first, 1..100; lowered step by step until `maxBytes` holds. */
  quality: z.int().min(1).max(100),
  /** Quality below which we rather report an oversized file than degrade it further. */
  minQuality: z.int().min(1).max(100),
  maxBytes: z.int().positive(),
});

export const recipeSchema = z.strictObject({
  segment: segment.optional(),
  refine: refine.optional(),
  decontaminate: decontaminate.optional(),
  frame: frame.optional(),
  shadow: shadow.optional(),
  ground: ground.optional(),
  encode,
});

export type Recipe = z.infer<typeof recipeSchema>;
export type StepName = Exclude<keyof Recipe, "encode">;
export type StepParams<Name extends StepName> = NonNullable<Recipe[Name]>;
export type EncodeParams = Recipe["encode"];

/**
 * Canonical JSON of a recipe: keys sorted, undefined left out. Equal recipes give equal text,
 * so it can be hashed into a rendition key.
 */
export function canonicalRecipe(recipe: Recipe): string {
  return JSON.stringify(recipe, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
