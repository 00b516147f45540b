/** Geometry of the straighten step, without pixels: a turn and a perspective, and the canvas that holds the whole photo. */
import type { StepParams } from "#core/recipe.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a straightened photo's pixels come from. Both maps are exact inverses of each other, in pixels from the
 * upper left corner: `x + 0.5` is a pixel's middle.
 */
export interface StraightenPlan extends Size {
  readonly toSource: (point: Point) => Point;
  readonly toStraight: (point: Point) => Point;
  /** Rows of the projective matrix behind `toSource`: numerators of x and of y, and the divisor. */
  readonly matrix: readonly [Row, Row, Row];
}

/** Times x, times y, and the constant. */
export type Row = readonly [number, number, number];

/**
 * The canvas is the box around the photo's four corners; would it hold more than `maxPixels`, everything shrinks in
 * proportion.
 */
export function planStraighten(
  photo: Size,
  params: StepParams<"straighten">,
  maxPixels: number,
): StraightenPlan {
  const { degrees, keystoneX = 0, keystoneY = 0 } = params;
  const unit = Math.max(photo.width, photo.height) / 2;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const straight = ({ x, y }: Point): Point => {
    const [right, down] = [(x - photo.width / 2) / unit, (y - photo.height / 2) / unit];
    const reach = unit / (1 - keystoneX * right - keystoneY * down);
    return { x: (cos * right - sin * down) * reach, y: (sin * right + cos * down) * reach };
  };
  const box = boxAround(cornersOf(photo).map(straight));
  const scale = Math.min(1, Math.sqrt(maxPixels / (box.width * box.height)));
  const canvas = { width: roundUp(box.width * scale), height: roundUp(box.height * scale) };
  const offset = {
    x: canvas.width / 2 - (box.left + box.width / 2) * scale,
    y: canvas.height / 2 - (box.top + box.height / 2) * scale,
  };
  const matrix = matrixToSource({ photo, unit, cos, sin, keystoneX, keystoneY, scale, offset });
  return {
    ...canvas,
    matrix,
    toStraight: (point) => {
      const { x, y } = straight(point);
      return { x: x * scale + offset.x, y: y * scale + offset.y };
    },
    toSource: (point) => {
      const [across, down, divisor] = matrix.map((row) => row[0] * point.x + row[1] * point.y + row[2]);
      return { x: (across ?? 0) / (divisor ?? 1), y: (down ?? 0) / (divisor ?? 1) };
    },
  };
}

interface Terms {
  readonly photo: Size;
  readonly unit: number;
  readonly cos: number;
  readonly sin: number;
  readonly keystoneX: number;
  readonly keystoneY: number;
  readonly scale: number;
  readonly offset: Point;
}

/** The inverse: centre, turn back, then s = t / (1 + keystone · t), and back to pixels from the corner. */
function matrixToSource({ photo, unit, cos, sin, keystoneX, keystoneY, scale, offset }: Terms) {
  const turnBack = (first: number, second: number, constant: number): Row => [
    first / scale,
    second / scale,
    constant - (first * offset.x + second * offset.y) / scale,
  ];
  const right = turnBack(cos, sin, 0);
  const down = turnBack(-sin, cos, 0);
  const divisor = mix(right, keystoneX / unit, down, keystoneY / unit, 1);
  return [
    mix(right, 1, divisor, photo.width / 2, 0),
    mix(down, 1, divisor, photo.height / 2, 0),
    divisor,
  ] as const;
}

function mix(a: Row, timesA: number, b: Row, timesB: number, constant: number): Row {
  return [
    a[0] * timesA + b[0] * timesB,
    a[1] * timesA + b[1] * timesB,
    a[2] * timesA + b[2] * timesB + constant,
  ];
}

/** Whole pixels; what is whole but for rounding stays. */
function roundUp(length: number): number {
  return Math.max(1, Math.ceil(length - 1e-6));
}

function cornersOf({ width, height }: Size): Point[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: 0, y: height },
    { x: width, y: height },
  ];
}

function boxAround(points: readonly Point[]) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
