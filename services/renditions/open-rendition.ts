/** Opens a rendition for rendering: its photo, its recipe and the rules its result is judged by. */
import { createHash } from "node:crypto";
import { AppError } from "#core/errors.ts";
import { findPreset } from "#core/presets/registry.ts";
import { recipeSchema, type Recipe } from "#core/recipe.ts";
import type { ImageRules } from "#core/rules.ts";
import { prisma } from "#prisma/client.ts";
import { assetKey } from "../ingest/store-sources.ts";
import { notFound } from "../not-found.ts";
import { storage } from "../storage.ts";

export interface OpenRendition {
  readonly id: string;
  readonly sourceBytes: Buffer;
  readonly sourceSha256: string;
  readonly recipe: Recipe;
  readonly rules: ImageRules;
}

/**
 * Null when there is nothing to render: cancelled, done, or its photo is not fetched yet. A worker that died while
 * rendering leaves it open for the next one.
 * @throws AppError NOT_FOUND for an unknown id, INTERNAL when the stored photo is missing or damaged
 */
export async function openRendition(shopId: string, renditionId: string): Promise<OpenRendition | null> {
  const claimed = await prisma.rendition.updateMany({
    where: { id: renditionId, shopId, state: { in: ["queued", "rendering"] }, assetId: { not: null } },
    data: { state: "rendering" },
  });
  const row = await prisma.rendition.findUnique({
    where: { id: renditionId, shopId },
    select: { presetName: true, recipe: true, asset: { select: { sha256: true } } },
  });
  if (row === null) throw notFound("rendition", renditionId);
  if (claimed.count === 0 || row.asset === null) return null;
  const { sha256 } = row.asset;
  return {
    id: renditionId,
    sourceBytes: await readSource(shopId, sha256),
    sourceSha256: sha256,
    recipe: recipeSchema.parse(row.recipe),
    rules: rulesOf(row.presetName),
  };
}

async function readSource(shopId: string, sha256: string): Promise<Buffer> {
  const key = assetKey(shopId, sha256);
  if (!(await storage.exists(key)))
    throw new AppError("INTERNAL", `expected a stored photo for "${key}" but received nothing`);
  const bytes = await storage.getBytes(key);
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (actual !== sha256)
    throw new AppError(
      "INTERNAL",
      `expected the stored photo "${key}" to be whole but received bytes of ${actual}`,
    );
  return bytes;
}

function rulesOf(presetName: string): ImageRules {
  const preset = findPreset(presetName);
  if (preset !== undefined) return preset.rules;
  throw new AppError("BAD_INPUT", `expected a preset's name for a rendition but received "${presetName}"`, {
    userMessage: "The preset of this run no longer exists. Start a new run with another one.",
  });
}
