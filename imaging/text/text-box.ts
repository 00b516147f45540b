/** A slanted box around one line of text, and what can be asked of it. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In pixels. `angle` (radians, clockwise as y runs down) turns the box about its centre and is at most a quarter pi either way. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The point at `across` and `down` of the box, 0..1 from its left and upper side. */
export function pointIn({ x, y, width, height, angle }: TextBox, across: number, down: number): Point {
  const along = (across - 0.5) * width;
  const below = (down - 0.5) * height;
  return {
    x: x + along * Math.cos(angle) - below * Math.sin(angle),
    y: y + along * Math.sin(angle) + below * Math.cos(angle),
  };
}

/** Every side moved outwards by `distance`. */
export function widen(box: TextBox, distance: number): TextBox {
  return { ...box, width: box.width + 2 * distance, height: box.height + 2 * distance };
}

/** The smallest box around pixels given by their centres; Shamos' observation that one of its sides lies on the hull. */
export function smallestBox(centres: readonly Point[]): TextBox {
  const hull = convexHull(centres);
  let best: TextBox | null = null;
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length] ?? from;
    const box = boxAlong(hull, upright(Math.atan2(to.y - from.y, to.x - from.x)));
    if (best === null || box.width * box.height < best.width * best.height) best = box;
  }
  return best ?? { x: 0, y: 0, width: 0, height: 0, angle: 0 };
}

/** The same direction up to quarter turns, between minus and plus a quarter pi. */
function upright(angle: number): number {
  return angle - Math.round(angle / (Math.PI / 2)) * (Math.PI / 2);
}

/** Pixels reach half a pixel beyond their centres. */
function boxAlong(points: readonly Point[], angle: number): TextBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = points.map(({ x, y }) => x * cos + y * sin);
  const below = points.map(({ x, y }) => y * cos - x * sin);
  const [left, right] = [Math.min(...along), Math.max(...along)];
  const [top, bottom] = [Math.min(...below), Math.max(...below)];
  const middle = { along: (left + right) / 2, below: (top + bottom) / 2 };
  return {
    x: middle.along * cos - middle.below * sin,
    y: middle.along * sin + middle.below * cos,
    width: right - left + 1,
    height: bottom - top + 1,
    angle,
  };
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1), ...(lower.length === 1 ? lower : [])];
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length >= 2 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  return a !== undefined && b !== undefined && (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
