/** Places that one opinion counts as product and another does not. */
import type { Mask } from "../frame.ts";
import { componentAreas } from "./component-areas.ts";
import { erode } from "./erode.ts";

/** Strips up to twice this wide along the outline are a matter of a pixel, not of a part. */
const edgePx = 2;

/**
 * Pixel areas, largest first, of the connected places where `a` above its threshold and `b` above its own differ, less a rim of
 * 2 px: parts and holes that are there for one and not for the other. Both masks have the same size.
 */
export function disputedAreas(a: Mask, b: Mask, thresholdA = 127, thresholdB = thresholdA): number[] {
  const differ = new Uint8Array(a.alpha.length);
  for (let i = 0; i < differ.length; i++)
    differ[i] = (a.alpha[i] ?? 0) > thresholdA !== (b.alpha[i] ?? 0) > thresholdB ? 1 : 0;
  const alpha = new Uint8ClampedArray(erode(differ, a.width, a.height, edgePx));
  return componentAreas({ width: a.width, height: a.height, alpha }, 0);
}
