/** How far a product leans in its photo, and whether its upright lines run together: two opinions, or none. */
import type { Frame, Mask } from "../frame.ts";
import { alphaBox, type Box } from "./alpha-box.ts";
import { mirrorAxis } from "./mirror-axis.ts";
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
/** Upright lines are believed from this prominence on; those of the 72 photos without any stayed below 4.3. */
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
/** Pixels around the product's box that its edges are measured with. */
const margin = 4;

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
  const box = alphaBox(small);
  if (box === null) return null;
  const values = lumaAround(photo, small, box);
  const found = uprightLines({ width, height, values }, withRim(small));
  if (found === null || found.prominence < leastProminence) return null;
  const { degrees, keystoneY, keystoneGain, lines } = found;
  if (keystoneGain < leastKeystoneGain) return { degrees, keystoneY: 0 };
  return lines >= leastLines && Math.abs(keystoneY) <= mostKeystone ? { degrees, keystoneY } : null;
}

/** Rec. 601 luma at `size`, each value the mean of at most 3 × 3 evenly spaced pixels; 0 away from the box. */
function lumaAround({ width, height, rgba }: Frame, size: Mask, box: Box): Float32Array {
  const values = new Float32Array(size.width * size.height);
  const [across, down] = [width / size.width, height / size.height];
  const taps = Math.min(3, Math.ceil(Math.max(across, down)));
  const left = Math.max(0, box.left - margin);
  const right = Math.min(size.width, box.right + margin);
  const columns = Int32Array.from({ length: taps * (right - left) }, (_, tap) =>
    Math.floor((left + Math.floor(tap / taps) + ((tap % taps) + 0.5) / taps) * across),
  );
  const end = Math.min(size.height, box.bottom + margin);
  for (let y = Math.max(0, box.top - margin); y < end; y++) {
    const line = values.subarray(y * size.width + left, y * size.width + right);
    for (let tap = 0; tap < taps; tap++) {
      const row = Math.floor((y + (tap + 0.5) / taps) * down);
      addLuma(rgba.subarray(4 * row * width, 4 * (row + 1) * width), columns, taps, line);
    }
  }
  return values;
}

/** Adds what one row of the photo has to each value's mean, at `taps` columns each. */
function addLuma(row: Uint8ClampedArray, columns: Int32Array, taps: number, line: Float32Array): void {
  for (let x = 0; x < line.length; x++) {
    let sum = 0;
    for (let tap = taps * x; tap < taps * (x + 1); tap++) {
      const at = 4 * (columns[tap] ?? 0);
      sum += 0.299 * (row[at] ?? 0) + 0.587 * (row[at + 1] ?? 0) + 0.114 * (row[at + 2] ?? 0);
    }
    line[x] = (line[x] ?? 0) + sum / taps ** 2;
  }
}

/** 1 on the product and two pixels to each side of it, where its outline is. */
function withRim({ width, alpha }: Mask): Uint8Array {
  const rim = new Uint8Array(alpha.length);
  for (const beside of [-2 * width, -2, 0, 2, 2 * width]) markShifted(rim, alpha, beside);
  return rim;
}

function markShifted(rim: Uint8Array, alpha: Uint8ClampedArray, by: number): void {
  const end = Math.min(rim.length, rim.length - by);
  for (let i = Math.max(0, -by); i < end; i++) if ((alpha[i] ?? 0) >= 128) rim[i + by] = 1;
}
