/** What the audit measures of a picture without finding the product, kept so that it need not be fetched again. */
import { z } from "zod";

const labSchema = z.tuple([z.number(), z.number(), z.number()]);
const hashSchema = z.string().regex(/^[0-9a-f]{16}$/);

export const pictureMeasuresSchema = z.object({
  /** Of what was looked at, upright; at most 1,200 where a smaller copy was to be had. */
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  format: z.enum(["jpeg", "png", "webp", "gif", "tiff", "bmp", "avif", "heic"]),
  /** Of the file as it is in the shop; null where only a smaller copy was looked at. */
  bytes: z.int().nullable(),
  /** 1..100 as libjpeg counts, of the file itself; null for other formats, unusual tables and copies. */
  jpegQuality: z.number().nullable(),
  opaque: z.boolean(),
  /** `white`: near white all round. `plain`: one smooth surface. `busy`: everything else. */
  ground: z.enum(["white", "plain", "busy"]),
  /** CIELAB of the ground, meaned over the border. */
  groundLab: labSchema,
  /** Share 0..1 of the border that is exactly #ffffff. */
  whiteShare: z.number(),
  /** Longer of box width / width and box height / height of what stands out from the ground; null on a busy one. */
  fill: z.number().nullable(),
  /** Standard deviation in pixels of what was looked at (1,200 px at most) of the sharpest strong edges' blur; null without such edges. */
  blurPx: z.number().nullable(),
  /** Level 0..255 that the brightest channel reaches in the brightest hundredth of the picture. */
  highlight: z.number(),
  /** Chroma C*ab of the picture's whites where they all lean to one hue; 0 where they do not. */
  cast: z.number(),
  /** Of the whole picture; see imaging/sets/perceptual-hash.ts. */
  waveHash: hashSchema,
  slopeHash: hashSchema,
  /** CIELAB of 4 × 4 parts of the picture. */
  colours: z.array(labSchema).length(16),
});

export type PictureMeasures = z.infer<typeof pictureMeasuresSchema>;
