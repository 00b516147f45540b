/** What stands between lamp and scene, as photographers cut it from card: window bars, blinds, leaves, an arch. */
import type { GoboName } from "#core/studio/studio-scene.ts";
import { createBoxMean } from "../box-mean.ts";
import { seededRandom } from "./noise.ts";

/** Light let through, 0..1, at a place on the plane across the light; the product's feet are at 0, 0. */
export type Gobo = (across: number, up: number) => number;

/** The plane is drawn once, `reach` to either side. */
const side = 512;
const reach = 2.4;
const passes = 3;

type Shape = (across: number, up: number) => number;

const shapes: Readonly<Record<GoboName, (seed: number) => Shape>> = {
  window: () => (x, y) => {
    const [u, v] = [x + 0.1, y - 0.28];
    if (Math.abs(u) > 0.66 || Math.abs(v) > 0.92) return 0;
    const bar = Math.abs(u) < 0.028 || Math.abs(Math.abs(v) - 0.31) < 0.024;
    return bar ? 0 : 1;
  },
  blinds: () => (x, y) => {
    if (Math.abs(x) > 1.05 || Math.abs(y - 0.3) > 1.2) return 0;
    const cord = Math.abs(Math.abs(x) - 0.62) < 0.012;
    const phase = ((((y + 0.02) / 0.15) % 1) + 1) % 1;
    return phase < 0.52 && !cord ? 1 : 0;
  },
  arch: () => (x, y) => {
    const [u, v] = [x + 0.04, y - 0.12];
    if (Math.abs(u) > 0.62 || v < -0.95) return 0;
    return v < 0.55 || u * u + (v - 0.55) ** 2 < 0.62 ** 2 ? 1 : 0;
  },
  palm: (seed) => leavesShape(palmLeaves(seed)),
  branch: (seed) => leavesShape(branchLeaves(seed)),
};

/** @param softness of the light: 0 keeps the outlines crisp. */
export function goboOf(name: GoboName, seed: number, softness: number): Gobo {
  const shape = shapes[name](seed);
  const plane = new Float32Array(side * side);
  for (let row = 0; row < side; row++) {
    const up = ((row + 0.5) / side - 0.5) * 2 * reach;
    for (let column = 0; column < side; column++)
      plane[row * side + column] = shape(((column + 0.5) / side - 0.5) * 2 * reach, up);
  }
  const mean = createBoxMean(plane.length, side);
  const radius = Math.round(1 + 9 * softness);
  for (let pass = 0; pass < passes; pass++) mean(plane, plane, { width: side, height: side }, radius);
  return (across, up) => {
    const x = Math.min(side - 1.001, Math.max(0, (across / (2 * reach) + 0.5) * side - 0.5));
    const y = Math.min(side - 1.001, Math.max(0, (up / (2 * reach) + 0.5) * side - 0.5));
    const at = Math.floor(y) * side + Math.floor(x);
    const [shareX, shareY] = [x % 1, y % 1];
    const below = (plane[at] ?? 0) * (1 - shareX) + (plane[at + 1] ?? 0) * shareX;
    const above = (plane[at + side] ?? 0) * (1 - shareX) + (plane[at + side + 1] ?? 0) * shareX;
    return below * (1 - shareY) + above * shareY;
  };
}

/** A pointed leaf from x, y in the direction of `angle`. */
interface Leaf {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly width: number;
}

/** Drawn into a plane first: a thousand leaves are too many to ask for every place. */
function leavesShape(leaves: readonly Leaf[]): Shape {
  const plane = new Uint8Array(side * side);
  const place = (value: number) => (value / (2 * reach) + 0.5) * side;
  for (const { x, y, angle, length, width } of leaves) {
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const step = reach / side;
    for (let along = 0; along <= length; along += step) {
      const share = along / length;
      const half = width * Math.sin(Math.PI * share ** 0.8) + 0.004;
      for (let aside = -half; aside <= half; aside += step) {
        const column = Math.floor(place(x + along * cosine - aside * sine));
        const row = Math.floor(place(y + along * sine + aside * cosine));
        if (column >= 0 && row >= 0 && column < side && row < side) plane[row * side + column] = 1;
      }
    }
  }
  return (x, y) => 1 - 0.92 * (plane[Math.floor(place(y)) * side + Math.floor(place(x))] ?? 0);
}

/** Fronds that hang in from above on one side: leaflets on both sides of a bowed stem. */
function palmLeaves(seed: number): Leaf[] {
  const random = seededRandom(seed + 101);
  const leaves: Leaf[] = [];
  for (let frond = 0; frond < 3; frond++) {
    let [x, y] = [-1.35 + 0.3 * random(), 0.75 + 0.42 * frond + 0.2 * random()];
    let angle = 0.1 - 0.28 * frond + 0.3 * random();
    const bow = 0.006 + 0.014 * random();
    const count = 24;
    for (let n = 0; n < count; n++) {
      const share = n / count;
      leaves.push({ x, y, angle, length: 0.05, width: 0.007 });
      const length = 0.62 * Math.sin(Math.PI * (0.12 + 0.86 * share)) * (0.85 + 0.3 * random());
      const open = 1.05 - 0.62 * share;
      for (const turn of [-1, 1])
        leaves.push({ x, y, angle: angle + turn * open + 0.12 * (random() - 0.5), length, width: 0.0145 });
      x += 0.066 * Math.cos(angle);
      y += 0.066 * Math.sin(angle);
      angle -= bow;
    }
  }
  return leaves;
}

/** Twigs with single leaves, as of a tree before a window. */
function branchLeaves(seed: number): Leaf[] {
  const random = seededRandom(seed + 211);
  const leaves: Leaf[] = [];
  for (let twig = 0; twig < 13; twig++) {
    let [x, y] = [-1.9 + 2.6 * random(), 1.5 - 1.7 * random()];
    let angle = -0.6 + 1.1 * (random() - 0.5);
    for (let n = 0; n < 17; n++) {
      leaves.push({ x, y, angle, length: 0.09, width: 0.006 });
      const turn = (n % 2 === 0 ? 1 : -1) * (0.55 + 0.5 * random());
      leaves.push({
        x,
        y,
        angle: angle + turn,
        length: 0.13 + 0.09 * random(),
        width: 0.032 + 0.016 * random(),
      });
      x += 0.075 * Math.cos(angle);
      y += 0.075 * Math.sin(angle);
      angle += 0.14 * (random() - 0.5);
    }
  }
  return leaves;
}
