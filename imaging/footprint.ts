/** The ground a part of the product stands over: the convex hull of its feet, column by column. */
import type { PartContact } from "./ground-contact.ts";

export interface Footprint {
  readonly part: PartContact;
  /** For each column the hull's upper and lower row; NaN beside it. */
  readonly upper: Float32Array;
  readonly lower: Float32Array;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points of the contour that touch at least this much span the hull. */
const touching = 0.5;

export function footprintOf(part: PartContact): Footprint {
  const feet: Point[] = [];
  part.strength.forEach((strength, x) => {
    if (strength >= touching) feet.push({ x, y: part.bottom[x] ?? 0 });
  });
  return { part, upper: hullLine(feet, part, -1), lower: hullLine(feet, part, 1) };
}

/** One side of the convex hull as a row for each column: the lower for `side` 1, the upper for -1. Andrew 1979. */
function hullLine(feet: readonly Point[], { bottom }: PartContact, side: 1 | -1): Float32Array {
  const hull: Point[] = [];
  for (const foot of feet) {
    while (hull.length > 1 && !turnsInwards(hull.at(-2), hull.at(-1), foot, side)) hull.pop();
    hull.push(foot);
  }
  const line = new Float32Array(bottom.length).fill(Number.NaN);
  hull.forEach((to, n) => {
    const from = hull[n - 1] ?? to;
    for (let x = from.x; x <= to.x; x++) {
      const share = to.x === from.x ? 1 : (x - from.x) / (to.x - from.x);
      line[x] = from.y + (to.y - from.y) * share;
    }
  });
  return line;
}

function turnsInwards(a: Point | undefined, b: Point | undefined, c: Point, side: 1 | -1): boolean {
  if (!a || !b) return true;
  return side * ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) < 0;
}
