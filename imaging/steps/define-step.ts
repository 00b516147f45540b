/** What steps hand on, and the shape every step has. Scenes are never changed in place: a step returns a new one. */
import type { Recipe, StepName, StepParams } from "#core/recipe.ts";
import type { InspectTools } from "../checks/check.ts";
import type { Frame, Mask, Rendered } from "../frame.ts";
import type { Segmenter } from "../segmenter.ts";
import type { Upscaler } from "../upscaler.ts";

/** Everything known about the picture so far; a Rendered without its file. */
export type Scene = Omit<Rendered, "file">;

/** What renders and judges. Nets besides the segmenter are opened when a photo first needs them. */
export interface Tools extends InspectTools {
  readonly segmenter: Segmenter;
  /** Needed only where the recipe asks to upscale. */
  readonly upscaler?: (model: string) => Promise<Upscaler>;
  readonly signal?: AbortSignal;
}

export interface Step {
  readonly name: StepName;
  /** The next scene; the same one when the recipe does not ask for this step. */
  apply(scene: Scene, recipe: Recipe, tools: Tools): Promise<Scene>;
}

type Work<Name extends StepName> = (
  scene: Scene,
  params: StepParams<Name>,
  tools: Tools,
  recipe: Recipe,
) => Scene | Promise<Scene>;

export function defineStep<Name extends StepName>(name: Name, work: Work<Name>): Step {
  return {
    name,
    async apply(scene, recipe, tools) {
      const params = recipe[name];
      return params === undefined ? scene : work(scene, params, tools, recipe);
    },
  };
}

/** The scene before the first step: the whole photo counts as product. */
export function openScene(source: Frame): Scene {
  const { width, height } = source;
  const everything: Mask = { width, height, alpha: new Uint8ClampedArray(width * height).fill(255) };
  return {
    photo: source,
    source,
    coarse: everything,
    mask: everything,
    product: source,
    output: source,
    placement: { scale: 1, x: 0, y: 0 },
  };
}
