/** Finds pictures of a set that show the same thing twice. */
import { deltaE2000 } from "../colour/delta-e-2000.ts";
import { hammingDistance } from "./hamming-distance.ts";
import type { PictureTraits } from "./picture-traits.ts";

export interface NamedTraits {
  readonly name: string;
  readonly traits: PictureTraits;
}

export interface Twins {
  readonly names: readonly [string, string];
  /** `same`: one of them is superfluous. `alike`: worth a look. */
  readonly likeness: "same" | "alike";
}

/** Bits of 64, in both hashes: the published bounds for the same and for a nearly equal picture (quality check 26). */
const maxBits = { same: 5, alike: 10 };
/** Mean ΔE2000 of the parts; further apart it is the same article in another colour. */
const maxColourDistance = 5;

/** Every pair once, in the order of the pictures; O(pictures²), about 1 s for 1000. */
export function findDuplicates(pictures: readonly NamedTraits[]): Twins[] {
  return pictures.flatMap((first, n) =>
    pictures.slice(n + 1).flatMap((second) => {
      const likeness = likenessOf(first.traits, second.traits);
      return likeness === null ? [] : [{ names: [first.name, second.name] as const, likeness }];
    }),
  );
}

function likenessOf(a: PictureTraits, b: PictureTraits): Twins["likeness"] | null {
  const bits = hammingDistance(a.waveHash, b.waveHash);
  if (bits > maxBits.alike) return null;
  const worse = Math.max(bits, hammingDistance(a.slopeHash, b.slopeHash));
  if (worse > maxBits.alike || colourDistance(a, b) > maxColourDistance) return null;
  return worse <= maxBits.same ? "same" : "alike";
}

function colourDistance(a: PictureTraits, b: PictureTraits): number {
  const sum = a.colours.reduce((total, colour, part) => {
    const other = b.colours[part];
    return other === undefined ? total : total + deltaE2000(colour, other);
  }, 0);
  return sum / a.colours.length;
}
