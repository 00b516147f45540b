/** The preset of the command `cutout`, with the alpha that was asked for. */
import { AppError } from "#core/errors.ts";
import type { Preset } from "#core/preset.ts";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";

/**
 * @param alpha `opacity`: glass lets a new ground shine through; `coverage`: glass counts as solid, as in sets of
 * ground truth.
 * @throws AppError BAD_INPUT for any other word.
 */
export function cutoutPreset(alpha: string): Preset {
  if (alpha === "opacity") return transparentCutout;
  if (alpha !== "coverage")
    throw new AppError("BAD_INPUT", `expected coverage or opacity for --alpha but received ${alpha}`);
  return { ...transparentCutout, recipe: { ...transparentCutout.recipe, transmit: { solid: true } } };
}
