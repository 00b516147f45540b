/** Works out how a photo's light should be corrected: what its ground tells of the light's colour and strength. */
import type { StepParams } from "#core/recipe.ts";
import type { Frame, Mask } from "./frame.ts";
import { adaptTo, luminance, scaled, toLight, type Matrix, type Rgb } from "./light.ts";
import { labOf, type Lab } from "./measure/lab.ts";
import { quantile } from "./measure/quantile.ts";

type Target = StepParams<"expose">["target"];

/** About this many pixels are looked at. */
const samplesWanted = 30_000;
const [bareAlpha, solidAlpha] = [3, 250];
/** A ground tells of the light only when it is large, light, and of one colour: this share within 6 steps of a and b. */
const minGroundShare = 0.05;
const minLightness = 60;
const [minEvenShare, evenSteps] = [0.75, 6];
/** As light and as little coloured as this, a ground is taken for white. */
const [whiteLightness, whiteChroma] = [75, 8];
/** Up to this chroma it is, when the product's greys lean the same way: within 30° of hue, and at least this much as far. */
const [castChroma, minAgreement, minLeanRatio] = [35, Math.cos(Math.PI / 6), 0.4];
/** The product's near-greys: up to this chroma, and at least this share of the product. */
const [greyChroma, minGreyShare] = [25, 0.1];
/** A ground lighter than this was meant white, and is brought to the light of white paper, 95 of 100 in lightness. */
const [meantWhite, paperLight] = [0.44, 0.88];
const maxGain = 2;
/** The brightest half per cent of the product may reach this light, so that nothing clips. */
const brightestLight = 0.96;
/** Without a white ground a photo is brightened only when it is dark all over: its brightest hundredth below this. */
const [darkPhoto, brightEnough] = [0.35, 0.5];
/** Corrections smaller than these are not worth touching a pixel. */
const [leastChroma, leastGain] = [1, 0.03];

interface Samples {
  readonly ground: readonly Rgb[];
  readonly product: readonly Rgb[];
}

/**
 * The matrix that takes linear sRGB to how it would have been in good white light; null when there is too little to go
 * by, or nothing to correct. `ground` asks only about the ground, and only ever brightens a white one; `whole` also keeps
 * the product's highlights from clipping, and takes the smaller of two opinions on the light's colour.
 */
export function estimateLight(photo: Frame, mask: Mask, target: Target): Matrix | null {
  const samples = sample(photo, mask);
  const white = whiteOf(samples, mask.alpha.length, target);
  const tinted = white !== null && chromaOf(labOf(...white.light)) >= leastChroma;
  const balance = tinted ? adaptTo(white.light) : null;
  const gain = gainOf(samples, white?.ground ?? null, balance, target);
  if (balance === null && Math.abs(gain - 1) < leastGain) return null;
  return scaled(balance ?? [1, 0, 0, 0, 1, 0, 0, 0, 1], gain);
}

function sample({ rgba }: Frame, { alpha }: Mask): Samples {
  const [ground, product]: [Rgb[], Rgb[]] = [[], []];
  const step = Math.max(1, Math.floor(alpha.length / samplesWanted));
  for (let i = 0; i < alpha.length; i += step) {
    const covered = alpha[i] ?? 0;
    if (covered > bareAlpha && covered < solidAlpha) continue;
    const colour: Rgb = [rgba[4 * i] ?? 0, rgba[4 * i + 1] ?? 0, rgba[4 * i + 2] ?? 0];
    (covered <= bareAlpha ? ground : product).push(colour);
  }
  return { ground, product };
}

/** Median levels of a light ground of one colour, else null. */
function groundColour(ground: readonly Rgb[], photoPixels: number): Rgb | null {
  if (ground.length < minGroundShare * Math.min(samplesWanted, photoPixels)) return null;
  const median = [0, 1, 2].map((channel) =>
    quantile(
      ground.map((colour) => colour[channel] ?? 0),
      0.5,
    ),
  ) as unknown as Rgb;
  const [lightness, a, b] = labOf(...median);
  const even = ground.filter((colour) => {
    const lab = labOf(...colour);
    return Math.hypot(lab[1] - a, lab[2] - b) <= evenSteps;
  });
  return lightness >= minLightness && even.length >= minEvenShare * ground.length ? median : null;
}

/** Levels of a ground that is white, and of what is white in its light; null where no white ground can be told. */
function whiteOf({ ground, product }: Samples, photoPixels: number, target: Target) {
  const colour = groundColour(ground, photoPixels);
  if (colour === null) return null;
  const lab = labOf(...colour);
  const grey = meanGrey(product);
  const agreed = grey !== null && leansAlike(lab, labOf(...grey));
  const plainlyWhite = lab[0] >= whiteLightness && chromaOf(lab) <= whiteChroma;
  if (!plainlyWhite && !(agreed && chromaOf(lab) <= castChroma)) return null;
  const milder = agreed && target === "whole" && chromaOf(labOf(...grey)) < chromaOf(lab);
  return { ground: colour, light: milder ? grey : colour };
}

function meanGrey(product: readonly Rgb[]): Rgb | null {
  const greys = product.filter((colour) => {
    const lab = labOf(...colour);
    return lab[0] > 20 && lab[0] < 97 && chromaOf(lab) <= greyChroma;
  });
  if (greys.length === 0 || greys.length < minGreyShare * product.length) return null;
  return [0, 1, 2].map(
    (channel) => greys.reduce((sum, colour) => sum + (colour[channel] ?? 0), 0) / greys.length,
  ) as unknown as Rgb;
}

function chromaOf([, a, b]: Lab): number {
  return Math.hypot(a, b);
}

function leansAlike(ground: Lab, grey: Lab): boolean {
  const [far, near] = [chromaOf(ground), chromaOf(grey)];
  const along = ground[1] * grey[1] + ground[2] * grey[2];
  return near >= minLeanRatio * far && along >= minAgreement * far * near;
}

function gainOf(
  { ground, product }: Samples,
  white: Rgb | null,
  balance: Matrix | null,
  target: Target,
): number {
  const wanted = white === null ? photoGain([...ground, ...product], target) : groundGain(white);
  if (target === "ground" || product.length === 0) return wanted;
  const strongest = product.map((colour) => Math.max(...toLight(colour, balance)));
  return Math.max(1, Math.min(wanted, brightestLight / quantile(strongest, 0.995)));
}

function groundGain(white: Rgb): number {
  const light = luminance(toLight(white));
  return light < meantWhite ? 1 : Math.min(maxGain, Math.max(1, paperLight / light));
}

function photoGain(photo: readonly Rgb[], target: Target): number {
  if (target === "ground") return 1;
  const brightest = quantile(
    photo.map((colour) => luminance(toLight(colour))),
    0.99,
  );
  return brightest < darkPhoto ? Math.min(maxGain, brightEnough / brightest) : 1;
}
