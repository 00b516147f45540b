/**
 * ImageRules: what a channel's slot demands of a picture, as data the checks read.
 *
 * `null` means the channel does not care. Sizes in pixels, weights in bytes, ratios 0..1.
 * Source of the figures: the channels' own picture policies; see docs/channel-rules.md.
 */
import { z } from "zod";
import { outputFormatNames } from "./output-formats.ts";

export const imageRulesSchema = z.strictObject({
  /** The ground's exact colour, `transparent`, or null for any. */
  ground: z.union([z.string().regex(/^#[0-9a-f]{6}$/), z.literal("transparent"), z.null()]),
  formats: z.array(z.enum(outputFormatNames)).min(1),
  maxBytes: z.int().positive(),
  /** Below this the channel refuses the picture. */
  minLongSidePx: z.int().positive(),
  /** Below this the picture is accepted but loses a feature such as zoom. */
  goodLongSidePx: z.int().positive(),
  maxLongSidePx: z.int().positive(),
  maxMegapixels: z.number().positive(),
  /** JPEG quality 1..100 below which the channel warns. */
  minJpegQuality: z.int().min(1).max(100).nullable(),
  /** Width over height the channel shows uncropped, as `4:3`. */
  aspectRatios: z
    .array(z.string().regex(/^\d+:[\d.]+$/))
    .min(1)
    .nullable(),
  /** No lettering, logo or watermark but what is on the product. */
  noText: z.boolean(),
  /** People may be shown in certain clothes pictures only, so a person has to look. */
  reviewPeople: z.boolean(),
  /** Longer of box width / width and box height / height. */
  fillRatio: z.strictObject({ min: z.number(), max: z.number() }).nullable(),
});

export type ImageRules = z.infer<typeof imageRulesSchema>;
