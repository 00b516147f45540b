/** Takes the old ground out of glass: what it lets through becomes transparency, what it adds stays as colour. */
import type { GroundModel } from "../background-model.ts";
import { createBoxMean } from "../box-mean.ts";
import type { Frame, Mask } from "../frame.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { withMask } from "../with-mask.ts";
import { between, sample } from "./sample-plane.ts";

export interface LiftedGlass {
  /** Coverage less transmission, at the frame's size; never above the coverage. */
  readonly opacity: Mask;
  /** The frame with `opacity` as its alpha; in the glass only its own colour is left. */
  readonly product: Frame;
}

type Levels = readonly [red: number, green: number, blue: number];

/** How far smooth opacity is averaged, in the model's pixels. */
const smoothPx = 2;
/** From this coverage on a pixel is solid, and so many pixels around it are its edge. */
const certainAlpha = 242;
const edgePx = 2;
/** Reach of a step in the ground, in the model's pixels. */
const stepPx = 2;
/** Opacity this close to the smooth one is noise of the photo: in units of the ground's residual, and at least in levels. */
const noise = { sigmas: 2.5, levels: 4 };

/**
 * Every pixel is I = t·B + s with the ground B known, transmission t smooth and highlight s ≥ 0 sparse. On any other
 * ground B' it composes to t·B' + s: opacity 1 − t, colour s / (1 − t) (environment matting with one known ground:
 * Zongker and others 1999; Smith and Blinn 1996). Opacity is at least what makes the colour fit into 0..255.
 *
 * @param coverage of the product, glass included. @param weight for each pixel of the model, 0 solid … 1 glass.
 * @param solid coverage of what is certainly no glass, wherever it lies.
 */
export function liftGlass(
  source: Frame,
  coverage: Mask,
  model: GroundModel,
  weight: Float32Array,
  solid?: Mask,
): LiftedGlass {
  const { width, height } = source;
  const parts = solid && solidParts(solid);
  const smooth = smoothOpacity(model, solid ? besideOf(solid, model, weight) : weight);
  const steps = stepsOf(model);
  const doubt = Math.max(noise.levels, noise.sigmas * model.residual);
  const opacity = new Uint8ClampedArray(coverage.alpha);
  const rgba = new Uint8ClampedArray(source.rgba);
  const columns = Array.from({ length: width }, (_, x) => between(x, width, model.width));
  for (let y = 0; y < height; y++) {
    const row = between(y, height, model.height);
    columns.forEach((column, x) => {
      const i = y * width + x;
      const covered = (coverage.alpha[i] ?? 0) / 255;
      const share = covered === 0 ? 0 : sample(weight, model, column, row);
      if (share > 0) {
        const seen = levelsAt(source.rgba, 4 * i);
        const behind = groundAt(model, column, row);
        const uneven = sample(steps, model, column, row);
        const glass = opacityOf(seen, behind, sample(smooth, model, column, row), doubt + uneven);
        const hidden = Math.min(covered, share * glass + (1 - share) * covered);
        const total = Math.max(hidden, (parts?.[i] ?? 0) / 255);
        writeColour(rgba, 4 * i, seen, behind, total);
        opacity[i] = 255 * total;
      }
    });
  }
  const seenThrough: Mask = { width, height, alpha: opacity };
  return { opacity: seenThrough, product: withMask({ width, height, rgba }, seenThrough) };
}

/**
 * How steep the ground is at each pixel of the model, in levels: beside a step the model's colour is a blend that the
 * photo, being sharper, nowhere shows.
 */
function stepsOf({ width, height, rgb }: GroundModel): Float32Array {
  const steps = new Float32Array(width * height);
  for (let i = 0; i < steps.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    let steepest = 0;
    for (const [dx, dy] of [
      [stepPx, 0],
      [0, stepPx],
    ] as const) {
      const from = Math.max(0, y - dy) * width + Math.max(0, x - dx);
      const to = Math.min(height - 1, y + dy) * width + Math.min(width - 1, x + dx);
      for (let n = 0; n < 3; n++)
        steepest = Math.max(steepest, Math.abs((rgb[3 * from + n] ?? 0) - (rgb[3 * to + n] ?? 0)));
    }
    steps[i] = steepest;
  }
  return steps;
}

/** The weight without all that the solid parts touch, whose colour would bleed into the glass. */
function besideOf(solid: Mask, { width, height }: GroundModel, weight: Float32Array): Float32Array {
  const { alpha } = shrinkMask(solid, Math.max(width, height));
  const touched = Float32Array.from(alpha);
  createBoxMean(touched.length, width)(touched, touched, { width, height }, 1);
  return weight.map((value, i) => ((touched[i] ?? 0) < certainAlpha / 4 ? value : 0));
}

/** The least opacity of each pixel of the model, averaged over the glass around it. */
function smoothOpacity(model: GroundModel, weight: Float32Array): Float32Array {
  const { width } = model;
  const sum = weight.map(
    (value, i) =>
      value * leastOpacity(levelsAt(model.photo, 3 * i), levelsAt(model.rgb, 3 * i), model.residual),
  );
  const total = Float32Array.from(weight);
  const mean = createBoxMean(weight.length, width);
  mean(sum, sum, model, smoothPx);
  mean(total, total, model, smoothPx);
  return sum.map((value, i) => ((total[i] ?? 0) > 1e-4 ? value / (total[i] ?? 1) : 0));
}

/**
 * The least opacity with which some colour over `behind` makes `seen`, 0..1. @param doubt levels that the difference
 * of both is taken to be smaller (above 0) or larger (below 0), because either is noisy.
 */
function leastOpacity(seen: Levels, behind: Levels, doubt: number): number {
  let opacity = 0;
  for (let channel = 0; channel < 3; channel++) {
    const [here, there] = [seen[channel] ?? 0, behind[channel] ?? 0];
    const room = here < there ? there : 255 - there;
    if (room > 0) opacity = Math.max(opacity, (Math.abs(here - there) - doubt) / room);
  }
  return Math.min(1, opacity);
}

/** As smooth as the pixel's own colour allows. */
function opacityOf(seen: Levels, behind: Levels, smooth: number, doubt: number): number {
  const least = leastOpacity(seen, behind, doubt);
  const most = leastOpacity(seen, behind, -doubt);
  return Math.max(least, Math.min(most, smooth), highlightOpacity(seen, behind, 1 - smooth, doubt));
}

/**
 * A highlight adds light, but pictures are composed in sRGB values, in which the same light shows as less on a bright
 * ground than on a dark one. The opacity with which it looks right on black and on the old ground alike; highlights have
 * the lamp's colour, so only what all channels gain counts.
 */
function highlightOpacity(seen: Levels, behind: Levels, transmission: number, doubt: number): number {
  let added = 1;
  for (let channel = 0; channel < 3; channel++) {
    const passed = Math.min(255, transmission * (behind[channel] ?? 0) + doubt);
    added = Math.min(added, lightOf((seen[channel] ?? 0) / 255) - lightOf(passed / 255));
  }
  if (added <= 0) return 0;
  const onBlack = levelOf(added);
  let opacity = onBlack;
  for (let channel = 0; channel < 3; channel++) {
    const [here, there] = [(seen[channel] ?? 0) / 255, (behind[channel] ?? 0) / 255];
    if (there > 0) opacity = Math.max(opacity, 1 - Math.max(0, here - onBlack) / there);
  }
  return Math.min(1, opacity);
}

/** What of a coverage is certain, and its own soft edge; half-sure areas, such as glass makes, are left out. */
function solidParts({ width, height, alpha }: Mask): Uint8ClampedArray {
  const near = Float32Array.from(alpha, (value) => (value >= certainAlpha ? 1 : 0));
  createBoxMean(near.length, width)(near, near, { width, height }, edgePx);
  return alpha.map((value, i) => ((near[i] ?? 0) > 1e-4 ? value : 0));
}

/** The colour that makes `seen` when laid over `behind` at this opacity. */
function writeColour(
  rgba: Uint8ClampedArray,
  at: number,
  seen: Levels,
  behind: Levels,
  opacity: number,
): void {
  for (let channel = 0; channel < 3; channel++) {
    const own = (seen[channel] ?? 0) - (1 - opacity) * (behind[channel] ?? 0);
    rgba[at + channel] = opacity > 0 ? own / opacity : 0;
  }
}

function levelsAt(values: { readonly [index: number]: number }, at: number): Levels {
  return [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0];
}

function groundAt(
  model: GroundModel,
  column: ReturnType<typeof between>,
  row: ReturnType<typeof between>,
): Levels {
  const channel = (n: number) => sample(model.rgb, model, column, row, 3, n);
  return [channel(0), channel(1), channel(2)];
}

function lightOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function levelOf(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
