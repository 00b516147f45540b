/** The identity of a rendition: the same photo, recipe and pipeline never need to be rendered twice. */
import { createHash } from "node:crypto";
import { canonicalRecipe, type Recipe } from "#core/recipe.ts";
import { pipelineVersion } from "./pipeline.ts";

/** @param sourceSha256 hex digest of the source's bytes. Returns a hex sha256. */
export function renditionKey(sourceSha256: string, recipe: Recipe): string {
  const identity = [sourceSha256, canonicalRecipe(recipe), pipelineVersion].join("\n");
  return createHash("sha256").update(identity).digest("hex");
}
