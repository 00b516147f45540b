/** How far two perceptual hashes are apart. */

/** Bits in which two hashes differ, 0..64. @param a 16 hexadecimal digits, as `b` */
export function hammingDistance(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; bits !== 0n; bits &= bits - 1n) count++;
  return count;
}
