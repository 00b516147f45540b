/** Traces the outlines of a mask between its pixels. Source: marching squares, Lorensen & Cline 1987 in two dimensions. */
import type { Mask } from "../frame.ts";

/** A closed line: x and y in turn, in pixels, the middle of the first pixel at 0, 0. */
export type Outline = Float32Array;

/** Per corner pattern (top left 1, top right 2, bottom right 4, bottom left 8): sides joined, the product on the left hand. */
const [top, right, bottom, left] = [0, 1, 2, 3];
const joins: readonly (readonly number[])[] = [
  [],
  [left, top],
  [top, right],
  [left, right],
  [right, bottom],
  [left, top, right, bottom],
  [top, bottom],
  [left, bottom],
  [bottom, left],
  [bottom, top],
  [top, right, bottom, left],
  [bottom, right],
  [right, left],
  [right, top],
  [top, left],
  [],
];

/** All outlines at half coverage, holes included; what touches the picture's border is closed along it. */
export function contours(mask: Mask): Outline[] {
  const grid = padded(mask);
  const next = joinSides(grid);
  const outlines: Outline[] = [];
  for (const start of next.keys()) outlines.push(follow(grid, next, start));
  return outlines;
}

/** One empty pixel on every side, so that every outline closes. */
function padded({ width, height, alpha }: Mask): Mask {
  const wide = new Uint8ClampedArray((width + 2) * (height + 2));
  for (let y = 0; y < height; y++)
    wide.set(alpha.subarray(y * width, (y + 1) * width), (y + 1) * (width + 2) + 1);
  return { width: width + 2, height: height + 2, alpha: wide };
}

/** For each side between two pixels (2 · pixel for the one to its right, 2 · pixel + 1 for the one below): the side that follows. */
function joinSides({ width, height, alpha }: Mask): Map<number, number> {
  const next = new Map<number, number>();
  for (let y = 0; y < height - 1; y++) {
    let pattern = 0;
    for (let at = y * width; at < (y + 1) * width - 1; at++) {
      const upper = (alpha[at + 1] ?? 0) >> 7;
      const lower = (alpha[at + width + 1] ?? 0) >> 7;
      // The right corners of the last square are the left ones of this.
      pattern = ((pattern >> 1) & 1) | ((pattern & 4) << 1) | (upper << 1) | (lower << 2);
      if (pattern === 0 || pattern === 15) continue;
      const sides = [2 * at, 2 * (at + 1) + 1, 2 * (at + width), 2 * at + 1];
      const pairs = joins[pattern] ?? [];
      for (let n = 0; n < pairs.length; n += 2)
        next.set(sides[pairs[n] ?? 0] ?? 0, sides[pairs[n + 1] ?? 0] ?? 0);
    }
  }
  return next;
}

/** Walks one outline and takes its sides out of `next`. */
function follow({ width, alpha }: Mask, next: Map<number, number>, start: number): Outline {
  const points: number[] = [];
  for (let side: number | undefined = start; side !== undefined;) {
    const pixel: number = side >> 1;
    const across = (side & 1) === 1 ? width : 1;
    const [near, far] = [alpha[pixel] ?? 0, alpha[pixel + across] ?? 0];
    const share = (127.5 - near) / (far - near);
    const [x, y] = [(pixel % width) - 1, Math.floor(pixel / width) - 1];
    points.push(across === 1 ? x + share : x, across === 1 ? y : y + share);
    const following = next.get(side);
    next.delete(side);
    side = following;
  }
  return Float32Array.from(points);
}
