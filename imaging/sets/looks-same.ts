/** Whether two files show the same picture, however a channel resized and recompressed one of them. */
import sharp from "sharp";
import { hammingDistance } from "#core/sets/hamming-distance.ts";
import { hashSide, slopeHash, waveHash } from "./perceptual-hash.ts";

/** Bits of 64. Recompressed and resized copies of one picture differ by 0 to 6, different pictures by 20 and more. */
const maxDistance = 10;

/** On white where a picture is transparent, as channels show it. @throws when one of them cannot be decoded */
export async function looksSame(a: Uint8Array, b: Uint8Array): Promise<boolean> {
  const [left, right] = await Promise.all([hashesOf(a), hashesOf(b)]);
  return (
    hammingDistance(left.wave, right.wave) <= maxDistance &&
    hammingDistance(left.slope, right.slope) <= maxDistance
  );
}

async function hashesOf(bytes: Uint8Array) {
  const { data } = await sharp(bytes, { limitInputPixels: 100_000_000 })
    .autoOrient()
    .flatten({ background: "#fff" })
    .greyscale()
    .resize(hashSide, hashSide, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const luma = Float32Array.from(data);
  return { wave: waveHash(luma), slope: slopeHash(luma) };
}
