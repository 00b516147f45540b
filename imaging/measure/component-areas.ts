/** Connected parts of a mask, by flood fill over 8 neighbours. */
import type { Mask } from "../frame.ts";

/** Pixel areas of the connected parts with alpha above the threshold, largest first. */
export function componentAreas({ width, height, alpha }: Mask, threshold = 127): number[] {
  const open = new Uint8Array(alpha.length);
  for (let i = 0; i < open.length; i++) open[i] = (alpha[i] ?? 0) > threshold ? 1 : 0;
  const stack = new Int32Array(open.length);
  const areas: number[] = [];
  for (let start = 0; start < open.length; start++) {
    if (open[start] === 1) areas.push(fill(open, width, height, start, stack));
  }
  return areas.sort((a, b) => b - a);
}

/** Closes everything reachable from `start` and returns its area. A pixel is closed when stacked, so the stack never overflows. */
function fill(open: Uint8Array, width: number, height: number, start: number, stack: Int32Array): number {
  let depth = 0;
  let area = 0;
  stack[depth++] = start;
  open[start] = 0;
  while (depth > 0) {
    const at = stack[--depth] ?? 0;
    area++;
    const x = at % width;
    const y = (at - x) / width;
    const right = Math.min(width - 1, x + 1);
    const bottom = Math.min(height - 1, y + 1);
    for (let ny = Math.max(0, y - 1); ny <= bottom; ny++) {
      for (let nx = Math.max(0, x - 1); nx <= right; nx++) {
        const next = ny * width + nx;
        if (open[next] !== 1) continue;
        open[next] = 0;
        stack[depth++] = next;
      }
    }
  }
  return area;
}
