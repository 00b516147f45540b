/** Takes the old ground out of glass: what it lets through becomes transparency, what it adds stays as colour. */
import type { GroundModel } from "../background-model.ts";
import { createBoxMean } from "../box-mean.ts";
import type { Frame, Mask } from "../frame.ts";
import { withMask } from "../with-mask.ts";
import { between, sample } from "./sample-plane.ts";
import { spreadRegion } from "./spread-region.ts";

export interface LiftedGlass {
  /** Coverage less transmission, at the frame's size; never above the coverage. */
  readonly opacity: Mask;
  /** The frame with `opacity` as its alpha; in the glass only its own colour is left. */
  readonly product: Frame;
}

type Levels = readonly [red: number, green: number, blue: number];

/** How far smooth opacity is averaged, in the model's pixels. */
const smoothPx = 2;
/** Reach of a step in the ground, in the model's pixels. */
const stepPx = 2;
/** Opacity this close to the smooth one is noise of the photo: in units of the ground's residual, and at least in levels. */
const noise = { sigmas: 2.5, levels: 4 };

/**
 * Every pixel is I = t·B + s with the ground B known, transmission t smooth and highlight s ≥ 0 sparse. On any other
 * ground B' it composes to t·B' + s: opacity 1 − t, colour s / (1 − t) (environment matting with one known ground:
 * Zongker and others 1999; Smith and Blinn 1996). Opacity is at least what makes the colour fit into 0..255.
 *
 * @param region one byte a pixel of the model, 1 where the product is glass.
 */
export function liftGlass(source: Frame, mask: Mask, model: GroundModel, region: Uint8Array): LiftedGlass {
  const { width, height } = source;
  const weight = spreadRegion(region, model, mask);
  const smooth = smoothOpacity(model, weight);
  const steps = stepsOf(model);
  const slack = Math.max(noise.levels, noise.sigmas * model.residual) / 255;
  const opacity = new Uint8ClampedArray(mask.alpha);
  const rgba = new Uint8ClampedArray(source.rgba);
  const columns = Array.from({ length: width }, (_, x) => between(x, width, model.width));
  for (let y = 0; y < height; y++) {
    const row = between(y, height, model.height);
    columns.forEach((column, x) => {
      const i = y * width + x;
      const covered = (mask.alpha[i] ?? 0) / 255;
      const share = covered === 0 ? 0 : sample(weight, model, column, row);
      if (share > 0) {
        const seen = levelsAt(source.rgba, 4 * i);
        const behind = groundAt(model, column, row);
        const uneven = sample(steps, model, column, row);
        const glass = opacityOf(seen, behind, sample(smooth, model, column, row), slack + uneven);
        const solid = Math.min(covered, share * glass + (1 - share) * covered);
        writeColour(rgba, 4 * i, seen, behind, solid);
        opacity[i] = 255 * solid;
      }
    });
  }
  const seenThrough: Mask = { width, height, alpha: opacity };
  return { opacity: seenThrough, product: withMask({ width, height, rgba }, seenThrough) };
}

/**
 * How steep the ground is at each pixel of the model, 0..1: beside a step the model's colour is a blend that the
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
    steps[i] = steepest / 255;
  }
  return steps;
}

/** The least opacity of each pixel of the model, averaged over the glass around it. */
function smoothOpacity(model: GroundModel, weight: Float32Array): Float32Array {
  const { width } = model;
  const sum = weight.map(
    (value, i) => value * leastOpacity(levelsAt(model.photo, 3 * i), levelsAt(model.rgb, 3 * i)),
  );
  const total = Float32Array.from(weight);
  const mean = createBoxMean(weight.length, width);
  mean(sum, sum, model, smoothPx);
  mean(total, total, model, smoothPx);
  return sum.map((value, i) => ((total[i] ?? 0) > 0 ? value / (total[i] ?? 1) : 1));
}

/** The least opacity with which some colour over `behind` makes `seen`, 0..1. */
function leastOpacity(seen: Levels, behind: Levels): number {
  let opacity = 0;
  for (let channel = 0; channel < 3; channel++) {
    const [here, there] = [seen[channel] ?? 0, behind[channel] ?? 0];
    const room = here < there ? there : 255 - there;
    if (room > 0) opacity = Math.max(opacity, Math.abs(here - there) / room);
  }
  return Math.min(1, opacity);
}

function opacityOf(seen: Levels, behind: Levels, smooth: number, slack: number): number {
  const exact = leastOpacity(seen, behind);
  const difference = exact - smooth;
  const kept = Math.abs(difference) < slack ? 0 : difference - Math.sign(difference) * slack;
  return Math.max(smooth + kept, highlightOpacity(seen, behind, 1 - smooth, slack));
}

/**
 * A highlight adds light, but pictures are composed in sRGB values, in which the same light shows as less on a bright
 * ground than on a dark one. The opacity with which it looks right on black and on the old ground alike.
 */
function highlightOpacity(seen: Levels, behind: Levels, transmission: number, slack: number): number {
  let opacity = 0;
  for (let channel = 0; channel < 3; channel++) {
    const [here, there] = [seen[channel] ?? 0, behind[channel] ?? 0];
    const passed = lightOf(Math.min(1, (transmission * there) / 255 + slack));
    const added = lightOf(here / 255) - passed;
    if (added <= 0) continue;
    const onBlack = levelOf(added);
    const needed = there > 0 ? 1 - Math.max(0, here / 255 - onBlack) / (there / 255) : 0;
    opacity = Math.max(opacity, Math.min(1, Math.max(needed, onBlack)));
  }
  return opacity;
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
