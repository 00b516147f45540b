/** What of a finished picture must be kept to compare it with others later, without its pixels. */
import { z } from "zod";

const labSchema = z.tuple([z.number(), z.number(), z.number()]);
const hashSchema = z.string().regex(/^[0-9a-f]{16}$/);

export const pictureTraitsSchema = z.strictObject({
  /** Longer of box width / width and box height / height, 0..1. */
  fill: z.number(),
  /** CIELAB of the top left pixel, whose ground no shadow reaches; null when it is transparent. */
  ground: labSchema.nullable(),
  light: z.strictObject({ degrees: z.number(), certainty: z.number() }).nullable(),
  /** Of the product's box; see imaging/sets/perceptual-hash.ts. */
  waveHash: hashSchema,
  slopeHash: hashSchema,
  /** CIELAB of 4 × 4 parts of the product's box, to tell the same shape in another colour. */
  colours: z.array(labSchema).length(16),
});

export type PictureTraits = z.infer<typeof pictureTraitsSchema>;
