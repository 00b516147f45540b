import { expect, test } from "vitest";
import { hammingDistance } from "#core/sets/hamming-distance.ts";
import { hashSide, slopeHash, waveHash } from "./perceptual-hash.ts";

const draw = (luma: (x: number, y: number) => number) =>
  Float32Array.from({ length: hashSide * hashSide }, (_, i) => luma(i % hashSide, Math.floor(i / hashSide)));
const picture = draw((x, y) => 120 + 60 * Math.sin(x / 5) + 40 * Math.cos(y / 7 + x / 9) + x);
const other = draw((x, y) => 120 + 60 * Math.cos(y / 4) - 40 * Math.sin(x / 11) + y);

test.each([
  ["waves", waveHash],
  ["slopes", slopeHash],
])("the hash of %s ignores brightness and a little noise and tells other pictures apart", (_name, hash) => {
  expect(hash(picture)).toMatch(/^[0-9a-f]{16}$/);
  const retouched = picture.map((value, i) => 0.8 * value + 30 + ((i * 7919) % 5));
  expect(hammingDistance(hash(picture), hash(retouched))).toBeLessThanOrEqual(3);
  expect(hammingDistance(hash(picture), hash(other))).toBeGreaterThan(16);
});

test("distance counts differing bits", () => {
  expect(hammingDistance("0000000000000000", "0000000000000000")).toBe(0);
  expect(hammingDistance("ffffffffffffffff", "0000000000000000")).toBe(64);
  expect(hammingDistance("8000000000000001", "0000000000000003")).toBe(2);
});
