/** Marks the pixels whose values meet a test. */

/** 1 where it is met, else 0. */
export function markWhere(
  values: ArrayLike<number>,
  meets: (value: number, at: number) => boolean,
): Uint8Array {
  const bits = new Uint8Array(values.length);
  for (let i = 0; i < bits.length; i++) if (meets(values[i] ?? 0, i)) bits[i] = 1;
  return bits;
}
