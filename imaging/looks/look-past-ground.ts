/**
 * A look at the photo with its ground taken out, for products as coloured as their ground: dark on dark, white on
 * white, red on red. Where the ground cannot be predicted closely there is none.
 */
import { modelGround } from "../background-model.ts";
import type { Frame, Mask } from "../frame.ts";
import { groundDistance } from "../ground-distance.ts";
import type { Segmenter } from "../segmenter.ts";
import { agreement } from "./agreement.ts";
import { alignLook } from "./align-look.ts";
import { flattenGround } from "./flatten-ground.ts";
import { type Look, takeLook, type View } from "./take-look.ts";

/** Levels the ground may differ from its prediction; more is pattern or clutter, which enlarging would only worsen. */
const mostResidual = 3;
/** The new look is believed when the ground's model confirms it by this much more than what was seen before. */
const leastGain = 0.03;

/**
 * @param before what earlier looks said together; `seen` marks, over the whole photo, all that any of them saw.
 * @returns the new look if it explains what differs from the ground better than `before` does, else null.
 */
export async function lookPastGround(
  photo: Frame,
  view: View,
  before: Look,
  seen: Mask,
  segmenter: Segmenter,
): Promise<Look | null> {
  const model = modelGround(photo, seen);
  if (model === null || model.residual > mostResidual) return null;
  const look = await takeLook(photo, view, segmenter, flattenGround(model, photo, view.box));
  const evidence = Uint8ClampedArray.from(groundDistance(model).evidence, (value) => 255 * value);
  const whole = { left: 0, top: 0, right: photo.width, bottom: photo.height };
  const confirmed = async (opinion: Look) => agreement([await alignLook(opinion, whole, model), evidence]);
  return (await confirmed(look)) >= (await confirmed(before)) + leastGain ? look : null;
}
