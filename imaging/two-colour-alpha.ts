/**
 * Coverage of edge pixels from the two colours that meet there: a pixel a third of the way from the ground's
 * colour to the product's is covered by a third. Where the two hardly differ, the net's word stands.
 *
 * The compositing equation I = α F + (1 − α) B, solved by projection on F − B, with F and B the mean colours
 * of the neighbourhood's sure pixels.
 */
import { createBoxMean, type PlaneSize } from "./box-mean.ts";
import type { ColourPlanes } from "./guided-filter.ts";

/** Re-estimates the uncertain pixels of `mask` (0..1) in place. */
export type TwoColourAlpha = (
  colours: ColourPlanes,
  mask: Float32Array,
  size: PlaneSize,
  radius: number,
) => void;

const sureAbove = 0.95;
const sureBelow = 0.05;
/** Share of the window that must be sure of each side. */
const minSureShare = 0.02;
/** The colours' squared distance is trusted by half when it is this many times their variance. */
const spreadWeight = 4;
const noiseVariance = 1e-4;

/** Window means over the sure pixels of one side; `square` is of the squared colour length. */
type Side = Record<"count" | "red" | "green" | "blue" | "square", Float32Array>;

/** @param maxLength of a plane, in pixels; `maxWidth` of its rows. */
export function createTwoColourAlpha(maxLength: number, maxWidth: number): TwoColourAlpha {
  const mean = createBoxMean(maxLength, maxWidth);
  const product = newSide(maxLength);
  const ground = newSide(maxLength);

  return (colours, mask, size, radius) => {
    const length = size.width * size.height;
    clear(product, length);
    clear(ground, length);
    for (let i = 0; i < length; i++) {
      const value = mask[i] ?? 0;
      if (value > sureAbove) addSure(product, colours, i);
      else if (value < sureBelow) addSure(ground, colours, i);
    }
    for (const plane of [...Object.values(product), ...Object.values(ground)])
      mean(plane, plane, size, radius);
    for (let i = 0; i < length; i++) {
      const value = mask[i] ?? 0;
      if (value > 0 && value < 1) mask[i] = estimate(colours, product, ground, value, i);
    }
  };
}

function newSide(length: number): Side {
  const plane = () => new Float32Array(length);
  return { count: plane(), red: plane(), green: plane(), blue: plane(), square: plane() };
}

function clear(side: Side, length: number): void {
  for (const plane of Object.values(side)) plane.fill(0, 0, length);
}

function addSure(side: Side, { red, green, blue }: ColourPlanes, i: number): void {
  const r = red[i] ?? 0;
  const g = green[i] ?? 0;
  const b = blue[i] ?? 0;
  side.count[i] = 1;
  side.red[i] = r;
  side.green[i] = g;
  side.blue[i] = b;
  side.square[i] = r * r + g * g + b * b;
}

/** The colours' opinion and the net's `value`, weighed by how far the colours can be told apart. */
function estimate(colours: ColourPlanes, product: Side, ground: Side, value: number, i: number): number {
  const ofProduct = product.count[i] ?? 0;
  const ofGround = ground.count[i] ?? 0;
  if (ofProduct < minSureShare || ofGround < minSureShare) return value;
  const groundRed = (ground.red[i] ?? 0) / ofGround;
  const groundGreen = (ground.green[i] ?? 0) / ofGround;
  const groundBlue = (ground.blue[i] ?? 0) / ofGround;
  const red = (product.red[i] ?? 0) / ofProduct - groundRed;
  const green = (product.green[i] ?? 0) / ofProduct - groundGreen;
  const blue = (product.blue[i] ?? 0) / ofProduct - groundBlue;
  const along =
    ((colours.red[i] ?? 0) - groundRed) * red +
    ((colours.green[i] ?? 0) - groundGreen) * green +
    ((colours.blue[i] ?? 0) - groundBlue) * blue;
  const distance = red * red + green * green + blue * blue;
  const variance = varianceOf(product, i) + varianceOf(ground, i);
  const trust = distance / (distance + spreadWeight * variance + noiseVariance);
  const weight = trust * Math.min(1, 8 * value * (1 - value));
  const covered = Math.min(1, Math.max(0, along / (distance + 1e-6)));
  return value + (covered - value) * weight;
}

/** Of the sure colours in the window, summed over the channels. */
function varianceOf(side: Side, i: number): number {
  const count = side.count[i] ?? 1;
  const r = (side.red[i] ?? 0) / count;
  const g = (side.green[i] ?? 0) / count;
  const b = (side.blue[i] ?? 0) / count;
  return (side.square[i] ?? 0) / count - r * r - g * g - b * b;
}
