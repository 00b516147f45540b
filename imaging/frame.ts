/**
 * Materialised pictures that steps and checks pass along. They are never changed in place.
 *
 * Not a chain of sharp calls: sharp reorders and merges operations, while a step must see exactly
 * what the step before it made.
 */
import type { OutputFormat, OutputMimeType } from "#core/output-formats.ts";

/** RGBA, 8 bit, sRGB, straight alpha, rows top to bottom; `rgba.length === width * height * 4`. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** One channel, 8 bit: 0 is ground, 255 is product. `alpha.length === width * height`. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8ClampedArray;
}

/** Where the source's pixels lie on the output canvas: `outputX = sourceX * scale + x`. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Everything one rendering made, for the checks to judge and the previews to show. */
export interface Rendered {
  /** The decoded photo: upright, sRGB, at its own size, straightened where the recipe asks. */
  readonly photo: Frame;
  /** What the product is found in and cut from: the photo itself, or the photo restored. */
  readonly source: Frame;
  /** The source with light and white balance corrected, where the recipe asks. */
  readonly exposed?: Exposed;
  /** The product enlarged by a net, where the recipe asks and the canvas needs more pixels than the photo has. */
  readonly enlarged?: Enlarged;
  /** What the net alone said, at the source's size; an opinion independent of the refinement. */
  readonly coarse: Mask;
  /** How the product was found; absent where the net was not asked. */
  readonly search?: Search;
  /** What the net said at its first look at the whole photo, at its own resolution; traces of faint parts are still in it. */
  readonly glimpse?: Mask;
  /** The refined coverage, at the source's size. */
  readonly mask: Mask;
  /** What is known about glass in the product; absent where nobody looked. */
  readonly transparency?: Transparency;
  /** The product alone on the output canvas, before shadow and ground; its alpha is opacity. */
  readonly product: Frame;
  /** The finished picture on the output canvas. */
  readonly output: Frame;
  /** What the ground shows of the product; absent where it shows nothing. */
  readonly shadow?: "standing" | "lying" | "cast" | "reflection";
  /** The product stands before the photo's own ground, in its own shadow, because the recipe keeps them. */
  readonly ownGround?: true;
  /** The product was put into a studio scene, which has its own ground, light and shadow. */
  readonly inScene?: true;
  readonly placement: Placement;
  readonly file: EncodedFile;
}

/** The route the segmentation took. */
export interface Search {
  /** How often the net looked at the photo. */
  readonly looks: number;
  /** How far the looks agree on where the product is, 0..1; null after a single look. */
  readonly agreement: number | null;
  /** Things beside the product that were taken for props and left out. */
  readonly leftOut: number;
  /** Parts that hang apart from the product are not all made of its colours, or nobody compared them. */
  readonly isMixed: boolean;
  /** The product is as coloured as its ground and was found by looking at their difference. */
  readonly pastGround: boolean;
}

/**
 * Coverage says where the product is, opacity what it hides: glass covers its ground without hiding it. `opacity` is
 * coverage less transmission at the source's size; without an estimate opacity is the coverage.
 */
export type Transparency =
  | { readonly kind: "none" }
  | { readonly kind: "suspected" }
  | { readonly kind: "estimated"; readonly opacity: Mask };

/** A photo whose exposure was corrected; the pixels of the product only where `target` is `whole`. */
export interface Exposed {
  readonly target: "ground" | "whole";
  /** At the source's size. */
  readonly photo: Frame;
}

/** A part of the picture at `factor` times the source's size. */
export interface Enlarged {
  readonly product: Frame;
  readonly factor: number;
  /** Where the part lies in the source, in its pixels. */
  readonly left: number;
  readonly top: number;
}

export interface EncodedFile {
  readonly bytes: Buffer;
  readonly format: OutputFormat;
  readonly mimeType: OutputMimeType;
  /** The quality that met the byte limit, 1..100; 100 for PNG. */
  readonly quality: number;
}
