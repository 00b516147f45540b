/** Numbers the connected parts of a set of pixels. */

export interface Components {
  /** Per pixel: 0 outside, else the number of its part, from 1. */
  readonly labels: Int32Array;
  /** Pixels of each part; index 0 is unused. */
  readonly areas: readonly number[];
}

/** Over 4 neighbours. `bits.length === width * height`, values 0 or 1. */
export function labelComponents(bits: Uint8Array, width: number): Components {
  const labels = new Int32Array(bits.length);
  const areas = [0];
  const stack = new Int32Array(bits.length);
  for (let start = 0; start < bits.length; start++) {
    if (bits[start] !== 1 || labels[start] !== 0) continue;
    areas.push(fill(bits, labels, stack, start, width, areas.length));
  }
  return { labels, areas };
}

/** A pixel is labelled when stacked, so the stack never overflows. */
function fill(
  bits: Uint8Array,
  labels: Int32Array,
  stack: Int32Array,
  start: number,
  width: number,
  label: number,
): number {
  let [depth, area] = [1, 0];
  stack[0] = start;
  labels[start] = label;
  while (depth > 0) {
    const at = stack[--depth] ?? 0;
    const x = at % width;
    area++;
    for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (bits[next] !== 1 || labels[next] !== 0) continue;
      labels[next] = label;
      stack[depth++] = next;
    }
  }
  return area;
}
