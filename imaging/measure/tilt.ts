/** How far a product leans in its photo, and whether its upright lines run together: two opinions, or none. */
import type { Frame, Mask } from "../frame.ts";
import { alphaBox } from "./alpha-box.ts";
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
/** Perspective takes a clear gain, lines inside the outline too, and stays below what tapered things look like. */
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
  const { rgb } = sampleArea(photo, { x: 0, y: 0, width: photo.width, height: photo.height }, width, height);
  const values = Float32Array.from(
    small.alpha,
    (_, i) => 0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0),
  );
  const found = uprightLines({ width, height, values }, withRim(small));
  if (found === null || found.prominence < leastProminence) return null;
  const { degrees, keystoneY, keystoneGain, lines } = found;
  const keystoned =
    keystoneGain >= leastKeystoneGain && lines >= leastLines && Math.abs(keystoneY) <= mostKeystone;
  return { degrees, keystoneY: keystoned ? keystoneY : 0 };
}

/** 1 on the product and two pixels around it, where its outline is. */
function withRim({ width, alpha }: Mask): Uint8Array {
  const covered = (i: number) => (alpha[i] ?? 0) >= 128;
  return Uint8Array.from(alpha, (_, i) =>
    covered(i) || covered(i - 2) || covered(i + 2) || covered(i - 2 * width) || covered(i + 2 * width)
      ? 1
      : 0,
  );
}
