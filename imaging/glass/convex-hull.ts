/** The convex outline around a set of pixels. */

export type Point = readonly [x: number, y: number];

/** Corners in order, by Andrew's monotone chain over pixel centres; fewer than three when the pixels lie on one line. */
export function convexHull(bits: Uint8Array, width: number): Point[] {
  const points = ends(bits, width);
  const lower = chain(points);
  const upper = chain(points.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

/** First and last pixel of every column, from left to right: nothing between them can be a corner. */
function ends(bits: Uint8Array, width: number): Point[] {
  const points: Point[] = [];
  const height = bits.length / width;
  for (let x = 0; x < width; x++) {
    let [first, last] = [-1, -1];
    for (let y = 0; y < height; y++) {
      if (bits[y * width + x] !== 1) continue;
      if (first < 0) first = y;
      last = y;
    }
    if (first >= 0) points.push([x + 0.5, first + 0.5]);
    if (last > first) points.push([x + 0.5, last + 0.5]);
  }
  return points;
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length >= 2 && turn(kept.at(-2) ?? point, kept.at(-1) ?? point, point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** Above 0 when the path from a over b to c turns one way, below when the other. */
function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** How far inside a convex outline a point lies, negative outside; outlines as `convexHull` gives them. */
export function depthInside(hull: readonly Point[], x: number, y: number): number {
  let depth = Infinity;
  hull.forEach((from, n) => {
    const to = hull[(n + 1) % hull.length] ?? from;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length > 0) depth = Math.min(depth, turn(from, to, [x, y]) / length);
  });
  return depth;
}
