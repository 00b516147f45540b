/** Predicts what the ground looks like at every pixel of a photo, also behind the product. */
import { fillRows } from "./background/fill-rows.ts";
import { fitSurface } from "./background/fit-surface.ts";
import { type GroundSamples, sampleGround } from "./background/sample-ground.ts";
import { pullPush } from "./background/pull-push.ts";
import type { Frame, Mask } from "./frame.ts";
import { quantile } from "./measure/quantile.ts";

/** How the ground was predicted: one smooth surface, each row between its two sides, or its surroundings spread inwards. */
export type GroundKind = "surface" | "rows" | "fill";

export interface GroundModel {
  /** Pixels of the model; the photo's proportions, at most 320 on the long side. */
  readonly width: number;
  readonly height: number;
  /** Three floats a pixel, sRGB values 0..255: the photo at this size. */
  readonly photo: Float32Array;
  /** As above: the ground's colour there, seen or predicted. */
  readonly rgb: Float32Array;
  readonly kind: GroundKind;
  /** What the ground differs from its prediction, in levels of 255: a robust standard deviation, measured on ground the prediction had not seen. */
  readonly residual: number;
}

/** Long side of a model of a photo at least as large. */
export const groundModelSidePx = 320;
/** With less of the photo showing ground than this, nothing is predicted. */
const minGroundShare = 0.04;
/** A simpler prediction is kept until another is this much better. */
const worthIt = 0.8;
/** Median absolute deviation to standard deviation. */
const madToSigma = 1.4826;

type Predict = (samples: GroundSamples, known: Uint8Array) => Float32Array | null;

/** To add one: a kind above, its function here. */
const predictions: Readonly<Record<GroundKind, Predict>> = {
  surface: fitSurface,
  rows: fillRows,
  fill: pullPush,
};

/**
 * Each way of predicting is judged on a ring of ground around the product that it is not shown; the best is then
 * made again with all ground. Shadows and props are outvoted, not modelled. Null when too little ground shows.
 * About 60 ms, whatever the photo's size. @param kinds to choose from, the simplest first.
 */
export function modelGround(
  frame: Frame,
  mask: Mask,
  kinds: readonly GroundKind[] = ["surface", "rows", "fill"],
): GroundModel | null {
  const samples = sampleGround(frame, mask, groundModelSidePx);
  const { width, height, ground, ring } = samples;
  if (count(ground) < minGroundShare * ground.length) return null;
  const beyond = ground.map((value, i) => (ring[i] === 1 ? 0 : value));
  const hasTrial = kinds.length > 1 && count(ring) > 0 && count(beyond) >= minGroundShare * ground.length;
  const [shown, judged] = hasTrial ? [beyond, ring] : [ground, ground];
  let best: { kind: GroundKind; predict: Predict; residual: number } | null = null;
  for (const kind of hasTrial ? kinds : kinds.slice(0, 1)) {
    const predict = predictions[kind];
    const prediction = predict(samples, shown);
    if (prediction === null) continue;
    const residual = residualOn(judged, samples.rgb, prediction);
    if (best === null || residual < best.residual * worthIt) best = { kind, predict, residual };
  }
  const rgb = best?.predict(samples, ground);
  return best && rgb
    ? { width, height, photo: samples.rgb, rgb, kind: best.kind, residual: best.residual }
    : null;
}

/** Robust standard deviation over the marked pixels, all channels together. */
function residualOn(marked: Uint8Array, rgb: Float32Array, prediction: Float32Array): number {
  const differences = new Float64Array(3 * count(marked));
  let to = 0;
  for (let pixel = 0; pixel < marked.length; pixel++) {
    if (marked[pixel] !== 1) continue;
    for (let at = 3 * pixel; at < 3 * pixel + 3; at++) {
      differences[to++] = Math.abs((rgb[at] ?? 0) - (prediction[at] ?? 0));
    }
  }
  return madToSigma * quantile(differences, 0.5);
}

function count(marked: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < marked.length; i++) sum += marked[i] ?? 0;
  return sum;
}
