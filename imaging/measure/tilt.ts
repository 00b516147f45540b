/** How far a product leans in its photo, and whether its upright lines run together: two opinions, or none. */
import type { Frame, Mask } from "../frame.ts";
import { alphaBox } from "./alpha-box.ts";
import { lumaOf } from "./luma.ts";
import { mirrorAxis } from "./mirror-axis.ts";
import { sampleArea } from "./sample-area.ts";
import { shrinkMask } from "./shrink-mask.ts";
import { uprightLines } from "./upright-lines.ts";

export interface Tilt {
  /** Clockwise turn that sets it upright. */
  readonly degrees: number;
  /** The recipe's `keystoneY` that makes its upright lines parallel; 0 where there is no telling. */
  readonly keystoneY: number;
}

/** Whether an outline is mirrored at all, and by this axis only. Over 72 photos all that met this were right by 1°. */
const [leastOverlap, leastSharpness] = [0.94, 0.03];
/** Upright lines are believed from this prominence on; no shoe, chair, plant or fan of the 72 photos came beyond 4. */
const leastProminence = 4.5;
/** Both opinions must agree to this. */
const mostDisagreement = 2;
/**
 * Lines that run together with a clear gain are perspective where there are lines inside the outline too, and no more than
 * a camera held over a table sees; else the product may be tapered, and nothing is certain.
 */
const leastKeystoneGain = 1.25;
const leastLines = 3;
const mostKeystone = 0.2;
const longSidePx = 1000;

/** Null where neither the outline's axis nor upright lines tell, or where they contradict each other. */
export function tilt(photo: Frame, mask: Mask): Tilt | null {
  if (alphaBox(mask) === null) return null;
  const axis = believedAxis(mask);
  const lines = believedLines(photo, mask);
  if (axis === null) return lines;
  if (lines === null) return { degrees: axis, keystoneY: 0 };
  return Math.abs(axis - lines.degrees) <= mostDisagreement ? lines : null;
}

function believedAxis(mask: Mask): number | null {
  const axis = mirrorAxis(mask);
  if (axis === null || axis.overlap < leastOverlap || axis.sharpness < leastSharpness) return null;
  return axis.degrees;
}

function believedLines(photo: Frame, mask: Mask): Tilt | null {
  const small = shrinkMask(mask, longSidePx);
  const { width, height } = small;
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height };
  const values = lumaOf(sampleArea(photo, whole, width, height));
  const found = uprightLines({ width, height, values }, withRim(small));
  if (found === null || found.prominence < leastProminence) return null;
  const { degrees, keystoneY, keystoneGain, lines } = found;
  if (keystoneGain < leastKeystoneGain) return { degrees, keystoneY: 0 };
  return lines >= leastLines && Math.abs(keystoneY) <= mostKeystone ? { degrees, keystoneY } : null;
}

/** 1 on the product and two pixels to each side of it, where its outline is. */
function withRim({ width, alpha }: Mask): Uint8Array {
  const rim = new Uint8Array(alpha.length);
  for (let i = 0; i < rim.length; i++) {
    if ((alpha[i] ?? 0) < 128) continue;
    for (const beside of [-2 * width, -2, 0, 2, 2 * width]) {
      if (i + beside >= 0 && i + beside < rim.length) rim[i + beside] = 1;
    }
  }
  return rim;
}
