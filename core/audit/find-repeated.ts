/** Finds pictures of a product's gallery that show what an earlier one shows. */
import { deltaE2000 } from "../colour/delta-e-2000.ts";
import { hammingDistance } from "../sets/hamming-distance.ts";
import type { PictureMeasures } from "./picture-measures.ts";

/** Mean ΔE2000 of the parts: the same picture, resized and compressed anew, stays below. */
const maxColourDistance = 2.5;
/** Bits of 64; on a white ground noise decides some of them. */
const maxBits = 12;

/** Indices of the pictures that repeat an earlier one. @param gallery null where a picture could not be read */
export function findRepeated(gallery: readonly (PictureMeasures | null)[]): number[] {
  return gallery.flatMap((picture, n) => {
    const isRepeated =
      picture !== null &&
      gallery.slice(0, n).some((earlier) => earlier !== null && showsTheSame(earlier, picture));
    return isRepeated ? [n] : [];
  });
}

function showsTheSame(a: PictureMeasures, b: PictureMeasures): boolean {
  if (hammingDistance(a.waveHash, b.waveHash) > maxBits) return false;
  if (hammingDistance(a.slopeHash, b.slopeHash) > maxBits) return false;
  const distances = a.colours.map((colour, part) => deltaE2000(colour, b.colours[part] ?? colour));
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length <= maxColourDistance;
}
