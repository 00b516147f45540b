/** A recipe whose picture can take the place of a file in place: Shopify wants the format of the file that is there. */
import { outputFormatNames, outputFormats } from "./output-formats.ts";
import type { Recipe } from "./recipe.ts";

/**
 * The recipe with the file's own format, where we write that format and nothing is lost by it; otherwise the recipe as
 * it is, and the write-back refuses the picture as FORMAT_DIFFERS.
 */
export function keepFormat(recipe: Recipe, mimeType: string): Recipe {
  const format = outputFormatNames.find((name) => outputFormats[name].mimeType === mimeType);
  if (format === undefined || (format === "jpeg" && isTransparent(recipe))) return recipe;
  return { ...recipe, encode: { ...recipe.encode, format } };
}

/** The cut-out product with nothing behind it. */
function isTransparent({ segment, ground }: Recipe): boolean {
  return segment !== undefined && (ground === undefined || ("colour" in ground && ground.colour === null));
}
