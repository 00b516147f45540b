/** Tells from its measures what is wrong with a picture. */
import type { PictureDefect } from "./defects.ts";
import type { PictureMeasures } from "./picture-measures.ts";

export interface KnownPicture {
  /** Null when the file could not be read. */
  readonly measures: PictureMeasures | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly alt: string;
}

/** Longest side from which Amazon zooms; below, eBay warns as well. */
const minLongSidePx = 1000;
/** Below it Amazon and eBay refuse a picture, and enlarging it would be drawing. */
const leastLongSidePx = 500;
/**
 * Of 72 photos (46 made for measuring, 26 by photographers) the sharp ones come to 1.0 at most; a Gaussian blur of 2 px,
 * which everybody sees, to 1.3 at least.
 */
const maxBlurPx = 1.2;
/** Of the same photos only two that were taken in the dark stay below. */
const minHighlight = 125;
/** Above the whites of ordinary room and daylight; painted walls come close, so that busy grounds are left out. */
const maxCast = 12;
/** Half of what marketplaces ask for: buyers see the product at a quarter of its size. */
const minFill = 0.45;
const minJpegQuality = 50;
/** What Etsy takes at most, and Amazon as sellers report. */
const maxBytes = 10_485_760;

/** Repetition is the product's to tell; see find-repeated.ts. */
export function findDefects(picture: KnownPicture): PictureDefect[] {
  const { measures, widthPx, heightPx, alt } = picture;
  if (measures === null) return ["unreadable"];
  const longSide = Math.max(widthPx, heightPx);
  const { blurPx, highlight, ground, cast, fill, jpegQuality, bytes } = measures;
  const tests: readonly (readonly [PictureDefect, boolean])[] = [
    ["too-small", longSide < leastLongSidePx],
    ["low-resolution", longSide >= leastLongSidePx && longSide < minLongSidePx],
    ["blurred", blurPx !== null && blurPx > maxBlurPx],
    ["too-dark", highlight < minHighlight],
    ["busy-ground", ground === "busy"],
    ["colour-cast", ground !== "busy" && cast > maxCast],
    ["small-product", fill !== null && fill < minFill],
    ["over-compressed", jpegQuality !== null && jpegQuality < minJpegQuality],
    ["heavy", bytes !== null && bytes > maxBytes],
    ["no-alt-text", alt.trim() === ""],
  ];
  return tests.flatMap(([defect, isFound]) => (isFound ? [defect] : []));
}
