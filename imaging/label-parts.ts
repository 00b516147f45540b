/** Connected parts of a mask, joined over edges and corners. */
import type { Mask } from "./frame.ts";

export interface Parts {
  /** For each pixel n: it belongs to part n − 1; 0: to none. */
  readonly labels: Int32Array;
  /** Pixels of each part. */
  readonly areas: readonly number[];
}

/** @param linkAlpha from which a pixel belongs to a part and links its neighbours. */
export function labelParts(mask: Mask, linkAlpha: number): Parts {
  const labels = new Int32Array(mask.alpha.length);
  const areas: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || (mask.alpha[start] ?? 0) < linkAlpha) continue;
    areas.push(0);
    labels[start] = areas.length;
    stack.push(start);
    areas[areas.length - 1] = fill(mask, linkAlpha, labels, stack, areas.length);
  }
  return { labels, areas };
}

function fill(
  { width, height, alpha }: Mask,
  linkAlpha: number,
  labels: Int32Array,
  stack: number[],
  label: number,
): number {
  let area = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    area++;
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (labels[next] !== 0 || (alpha[next] ?? 0) < linkAlpha) continue;
        labels[next] = label;
        stack.push(next);
      }
    }
  }
  return area;
}
