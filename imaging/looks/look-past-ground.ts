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
 * @param before what earlier looks said together, then further opinions that were not trusted so far; `seen` marks, over
 * the whole photo, all that any of them saw.
 * @returns the look past the ground, or the further opinion, that explains what differs from the ground clearly better than
 * the first of `before`; null when none does.
 */
export async function lookPastGround(
  photo: Frame,
  view: View,
  [before, ...others]: readonly [Look, ...Look[]],
  seen: Mask,
  segmenter: Segmenter,
): Promise<Look | null> {
  const model = modelGround(photo, seen);
  if (model === null || model.residual > mostResidual) return null;
  const look = await takeLook(photo, view, segmenter, flattenGround(model, photo, view.box));
  const evidence = Uint8ClampedArray.from(groundDistance(model).evidence, (value) => 255 * value);
  const whole = { left: 0, top: 0, right: photo.width, bottom: photo.height };
  const confirmed = async (opinion: Look) => agreement([await alignLook(opinion, whole, model), evidence]);
  let best = { look: before, share: (await confirmed(before)) + leastGain };
  for (const opinion of [look, ...others]) {
    const share = await confirmed(opinion);
    if (share > best.share) best = { look: opinion, share };
  }
  return best.look === before ? null : best.look;
}
