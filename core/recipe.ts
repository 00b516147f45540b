/**
 * The Recipe: parameters of every pipeline step, the language of the pipeline. An absent key skips its step.
 *
 * To add a step: its key here, its file in imaging/steps, its line in imaging/pipeline.ts, a golden.
 * Ratios are 0..1 of the named length; sizes are pixels of the output; colours are sRGB `#rrggbb`.
 */
import { z } from "zod";
import { outputFormatNames } from "./output-formats.ts";
import { sceneSchema } from "./studio/scene-step.ts";

const ratio = z.number().min(0).max(1);
const hexColour = z.string().regex(/^#[0-9a-f]{6}$/);

const keystone = z.number().min(-0.3).max(0.3);

/** Turns the photo and takes its perspective out, before anything else. The canvas grows, so that nothing is cut off. */
export const straightenSchema = z.strictObject({
  /** Clockwise, after the perspective. */
  degrees: z.number().min(-15).max(15),
  /**
   * A point at x, y (from the photo's middle, right and down, in half long sides) is drawn 1 / (1 - keystoneX x -
   * keystoneY y) times as far from the middle. Positive `keystoneY` widens the lower edge, as a photo taken from above
   * needs.
   */
  keystoneX: keystone.optional(),
  keystoneY: keystone.optional(),
});

/** Takes noise and the blocks of strong JPEG compression out of photos that measurably have them; others stay to the bit. */
const restore = z.strictObject({
  /** Share of what was measured that is taken out. */
  strength: ratio,
});

/** Finds the product with a segmentation net. */
const segment = z.strictObject({
  /** A key of models/registry.ts. */
  model: z.string().min(1),
  /** Long side of the net's input in pixels, for its closest look; the aspect ratio is kept. */
  longSidePx: z.int().min(256).max(2048),
  /** `thorough` (the default) looks as often as the photo needs; `fast` looks once. */
  effort: z.enum(["fast", "thorough"]).optional(),
});

/** Snaps the coarse mask to the picture's own edges at full resolution. */
const refine = z.strictObject({
  /** Half width of the unknown band around the contour, as a share of the diagonal. */
  bandRatio: ratio.max(0.05),
});

/** Lets the new ground shine through glass, and the old one no longer. */
const transmit = z.strictObject({
  /** Glass is found, but kept solid with what is seen through it. */
  solid: z.literal(true).optional(),
});

/** Takes the old ground's colour out of half-transparent edge pixels. */
const decontaminate = z.strictObject({});

/**
 * White balance and exposure. `ground` corrects only what stands behind the product, for recipes that keep the photo's
 * own ground; `whole` relights the product too, and the verdict says so.
 */
const expose = z.strictObject({ target: z.enum(["ground", "whole"]) });

/** Enlarges the product with a super-resolution net before the frame does, where the photo has too few pixels. */
const upscale = z.strictObject({
  /** A key of models/registry.ts. */
  model: z.string().min(1),
  /** Where the frame enlarges by less than this, it does so alone. */
  fromFactor: z.number().min(1).max(4),
  /** Of the photo, the product's box: larger products have pixels enough for any channel and would take long. */
  maxMegapixels: z.number().positive().max(4),
});

/** Places the product on a canvas. */
const frame = z.strictObject({
  widthPx: z.int().min(64).max(5000),
  heightPx: z.int().min(64).max(5000),
  /** Longer of box width / canvas width and box height / canvas height. */
  fillRatio: ratio.min(0.1),
  /** Where the product's box sits vertically: centred, or standing on a baseline. */
  align: z.enum(["centre", "baseline"]),
  /** Share of the canvas's height kept free below a product on a baseline; 0.1 when left out. */
  marginBelowRatio: z.number().min(0.02).max(0.4).optional(),
  /** Enlarging beyond this factor is refused: the canvas shrinks instead. */
  maxUpscale: z.number().min(1).max(4),
});

/** A soft shadow where the product touches the ground, made from its alpha. */
const contactShadow = z.strictObject({
  kind: z.literal("contact").optional(),
  /** Light missing at the darkest point. */
  opacity: ratio,
  /** Blur as a share of the product's height; the shadow's widest layer reaches nine times as far. */
  softnessRatio: ratio.max(0.2),
  /** Lying products are seen from above and get an even shadow all around; absent: what cannot stand lies. */
  pose: z.enum(["standing", "lying"]).optional(),
});

/** The shadow of a lamp to one side, lying on the ground. */
const castShadow = z.strictObject({
  kind: z.literal("cast"),
  opacity: ratio,
  /** Blur at the far end, as a share of the product's height; the near end is ten times sharper. */
  softnessRatio: ratio.max(0.2),
  /** Where it falls, seen from above: 0 to the right, 90 towards the viewer, 180 to the left, 270 behind. */
  directionDegrees: z.number().min(0).lt(360),
  /** Its length on the ground as a share of the product's height. */
  lengthRatio: z.number().min(0.05).max(2),
});

/** The product's mirror image in a glossy ground. */
const reflection = z.strictObject({
  kind: z.literal("reflection"),
  /** Of the mirror image where it touches the product. */
  opacity: ratio,
  /** The distance after which it has faded, as a share of the product's height. */
  reachRatio: ratio.min(0.05),
  /** Blur at that distance, as a share of the product's height. */
  roughnessRatio: ratio.max(0.1),
});

/** What the ground shows of the product; without a `kind` a contact shadow. */
const shadow = z.discriminatedUnion("kind", [contactShadow, castShadow, reflection]);

/** What stands behind the product: one colour, with `null` nothing, with `keep` the photo's own ground and shadow. */
const ground = z.union([
  z.strictObject({ colour: hexColour.nullable() }),
  z.strictObject({ keep: z.literal(true) }),
]);

/** The file that leaves. */
const encode = z.strictObject({
  format: z.enum(outputFormatNames),
  /** Best quality tried first, 1..100; lowered step by step until `maxBytes` holds. */
  quality: z.int().min(1).max(100),
  /** Quality below which we rather report an oversized file than degrade it further. */
  minQuality: z.int().min(1).max(100),
  maxBytes: z.int().positive(),
});

export const recipeSchema = z
  .strictObject({
    straighten: straightenSchema.optional(),
    restore: restore.optional(),
    segment: segment.optional(),
    refine: refine.optional(),
    transmit: transmit.optional(),
    decontaminate: decontaminate.optional(),
    expose: expose.optional(),
    upscale: upscale.optional(),
    frame: frame.optional(),
    shadow: shadow.optional(),
    ground: ground.optional(),
    /** Puts the product into a studio scene, with the scene's own ground and shadow. */
    scene: sceneSchema.optional(),
    encode,
  })
  .refine(({ shadow, ground }) => !(shadow && ground && "keep" in ground), {
    path: ["shadow"],
    error: "expected no shadow for a recipe that keeps the photo's own ground but received one",
  })
  .refine(({ upscale, ground }) => !(upscale && ground && "keep" in ground), {
    path: ["upscale"],
    error: "expected no upscale for a recipe that keeps the photo's own ground but received one",
  })
  .refine(({ scene, shadow, ground }) => !(scene && (shadow ?? ground)), {
    path: ["scene"],
    error: "expected neither shadow nor ground beside a scene, which has its own, but received one",
  })
  .refine(({ scene, frame }) => !(scene && !frame), {
    path: ["scene"],
    error: "expected a frame for a scene, which needs a canvas, but received none",
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
