/** What the pipeline wrote for a rendition: `Rendition.output`. Keys lead into storage. */
import { z } from "zod";
import { outputMimeTypes } from "#core/output-formats.ts";
import { pictureTraitsSchema } from "#core/sets/picture-traits.ts";

export const previewNames = ["before", "after", "cutout", "heat", "thumb"] as const;
export type PreviewName = (typeof previewNames)[number];

export const renditionOutputSchema = z.object({
  file: z.object({
    key: z.string(),
    mimeType: z.enum(outputMimeTypes),
    bytes: z.int().positive(),
    width: z.int().positive(),
    height: z.int().positive(),
    /** 1..100, of JPEG and WebP; pictures made before 23 November 2026 do not say. */
    quality: z.number().optional(),
  }),
  /** Storage keys of the WebP previews. */
  previews: z.record(z.enum(previewNames), z.string()),
  /** To compare it with the product's other pictures; null without a product, left out as `quality` is. */
  traits: pictureTraitsSchema.nullable().optional(),
  renderMs: z.number().min(0),
});

export type RenditionOutput = z.infer<typeof renditionOutputSchema>;

/** The column's value read back; null while nothing was rendered. */
export function readOutput(column: unknown): RenditionOutput | null {
  return column === null ? null : renditionOutputSchema.parse(column);
}
