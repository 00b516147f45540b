/** The pipeline: its steps in order, and render(), which walks a photo through those a recipe names. */
import type { Recipe } from "#core/recipe.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import type { Rendered } from "./frame.ts";
import { decontaminate } from "./steps/decontaminate.ts";
import { openScene, type Step, type Tools } from "./steps/define-step.ts";
import { expose } from "./steps/expose.ts";
import { frame } from "./steps/frame.ts";
import { ground } from "./steps/ground.ts";
import { refine } from "./steps/refine.ts";
import { restore } from "./steps/restore.ts";
import { scene as studioScene } from "./steps/scene.ts";
import { segment } from "./steps/segment.ts";
import { shadow } from "./steps/shadow.ts";
import { straighten } from "./steps/straighten.ts";
import { transmit } from "./steps/transmit.ts";
import { upscale } from "./steps/upscale.ts";

export type { Tools } from "./steps/define-step.ts";

/** Raise it whenever a step's pixels change: it is part of every rendition's key. */
export const pipelineVersion = "3";

/** In this order. To add one: its file in steps, its key in core/recipe.ts, its line here, a golden. */
const steps: readonly Step[] = [
  restore,
  straighten,
  segment,
  refine,
  transmit,
  decontaminate,
  expose,
  upscale,
  frame,
  shadow,
  ground,
  studioScene,
];

/**
 * @param bytes the photo's file, untrusted.
 * @throws AppError BAD_IMAGE or IMAGE_TOO_LARGE; the signal's reason when aborted between two steps.
 */
export async function render(bytes: Uint8Array, recipe: Recipe, tools: Tools): Promise<Rendered> {
  let scene = openScene(await decode(bytes));
  for (const step of steps) {
    tools.signal?.throwIfAborted();
    scene = await step.apply(scene, recipe, tools);
  }
  return { ...scene, file: await encode(scene.output, recipe.encode) };
}
