/**
 * Says which of the things in a photo is the product: the largest and most central one, and what is made of the
 * same stuff, like the cup beside its pot. Smaller things of other colours that stand apart are props.
 */
import sharp from "sharp";
import type { Frame, Mask } from "../frame.ts";
import { labelParts } from "../label-parts.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import type { Size } from "../segmenter.ts";
import type { Rectangle } from "../uncertain-tiles.ts";
import type { Look } from "./take-look.ts";
import { colourHistogram, histogramOverlap } from "./colour-histogram.ts";

export interface Subject {
  /** Holds the product's every part; in pixels of the photo. */
  readonly box: Rectangle;
  /** Where the things left out are, over the whole photo; null when there are none. */
  readonly others: Mask | null;
  /** How many things were left out. */
  readonly leftOut: number;
  /** A thing of other colours was kept, because it is too large or too uncertain for a prop. */
  readonly isMixed: boolean;
}

interface Part {
  readonly label: number;
  readonly area: number;
  /** Area, weighed by certainty and nearness to the picture's centre. */
  readonly prominence: number;
  /** Mean level, 0..255. */
  readonly certainty: number;
  readonly box: Rectangle;
}

const longSidePx = 256;
const sure = 128;
/** Variance of the Gaussian that weighs nearness to the centre, sides of the picture being 1. */
const centreVariance = 0.09;
/** A prop is at least this share of the picture; what is smaller may be a loose end of the product. */
const leastPropShare = 0.0012;
/** A prop is at most this share of the product's area. */
const mostPropRatio = 0.5;
const leastPropCertainty = 190;
/** Things that share more of their colours belong together: cups of one set share .7 and more, props .2 and less. */
const leastKinship = 0.4;
/** Loose ends smaller than this share of the picture do not widen the box. */
const leastBoxShare = 0.0003;

/** @param look at the whole photo. Null when it saw nothing. */
export async function chooseSubject(photo: Frame, look: Look): Promise<Subject | null> {
  const { width, height, levels } = look;
  const small = shrinkMask({ width, height, alpha: levels }, longSidePx);
  const { labels } = labelParts(small, sure);
  const parts = measureParts(small, labels);
  const main = parts.reduce<Part | null>(
    (best, part) => (part.prominence > (best?.prominence ?? 0) ? part : best),
    null,
  );
  if (main === null) return null;
  const colours = await shrinkPhoto(photo, small);
  const histogram = colourHistogram(colours, labels, main.label);
  const isStranger = (part: Part) =>
    part !== main &&
    part.area >= leastPropShare * labels.length &&
    !holdsCentreOf(main.box, part.box) &&
    histogramOverlap(histogram, colourHistogram(colours, labels, part.label)) < leastKinship;
  const strangers = parts.filter(isStranger);
  const isProp = (part: Part) =>
    strangers.includes(part) && part.area < mostPropRatio * main.area && part.certainty >= leastPropCertainty;
  const props = parts.filter(isProp);
  const kept = parts.filter(
    (part) => part === main || (!props.includes(part) && part.area >= leastBoxShare * labels.length),
  );
  const propLabels = new Set(props.map(({ label }) => label));
  const others = {
    ...small,
    alpha: Uint8ClampedArray.from(labels, (label) => (propLabels.has(label) ? 255 : 0)),
  };
  return {
    box: enlarge(union(kept), small, photo),
    others: props.length > 0 ? others : null,
    leftOut: props.length,
    isMixed: strangers.length > props.length,
  };
}

function measureParts({ width, height, alpha }: Mask, labels: Int32Array): Part[] {
  const sums = new Map<number, { area: number; level: number; prominence: number; box: Rectangle }>();
  labels.forEach((label, i) => {
    if (label === 0) return;
    const x = i % width;
    const y = (i - x) / width;
    const level = alpha[i] ?? 0;
    const off = ((x + 0.5) / width - 0.5) ** 2 + ((y + 0.5) / height - 0.5) ** 2;
    const sum = sums.get(label);
    const box = { left: x, top: y, right: x + 1, bottom: y + 1 };
    const prominence = (level / 255) * Math.exp(-off / (2 * centreVariance));
    if (sum) {
      sum.area++;
      sum.level += level;
      sum.prominence += prominence;
      sum.box = union([sum, { box }]);
    } else sums.set(label, { area: 1, level, prominence, box });
  });
  return [...sums].map(([label, { area, level, prominence, box }]) => ({
    ...{ label, area, prominence, box },
    certainty: level / area,
  }));
}

function union(parts: readonly { readonly box: Rectangle }[]): Rectangle {
  return parts
    .map(({ box }) => box)
    .reduce((a, b) => ({
      left: Math.min(a.left, b.left),
      top: Math.min(a.top, b.top),
      right: Math.max(a.right, b.right),
      bottom: Math.max(a.bottom, b.bottom),
    }));
}

function holdsCentreOf(outer: Rectangle, inner: Rectangle): boolean {
  const x = (inner.left + inner.right) / 2;
  const y = (inner.top + inner.bottom) / 2;
  return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}

async function shrinkPhoto(photo: Frame, { width, height }: Size): Promise<Uint8Array> {
  const raw = { width: photo.width, height: photo.height, channels: 4 } as const;
  return sharp(photo.rgba, { raw }).removeAlpha().resize(width, height, { fit: "fill" }).raw().toBuffer();
}

function enlarge(box: Rectangle, from: Size, to: Size): Rectangle {
  const across = to.width / from.width;
  const down = to.height / from.height;
  return {
    left: Math.floor(box.left * across),
    top: Math.floor(box.top * down),
    right: Math.ceil(box.right * across),
    bottom: Math.ceil(box.bottom * down),
  };
}
