/** Closes holes that are none: inside the product, yet of colours its ground does not have. */
import { groundModelSidePx, modelGround } from "./background-model.ts";
import type { Frame, Mask } from "./frame.ts";
import { between, sample } from "./glass/sample-plane.ts";
import { groundDistance } from "./ground-distance.ts";
import { erode } from "./measure/erode.ts";
import { labelComponents } from "./measure/label-components.ts";
import { quantile } from "./measure/quantile.ts";
import { shrinkMask } from "./measure/shrink-mask.ts";
import { markWhere } from "./measure/mark-where.ts";

/** Coverage 0..255 below which a pixel is part of a hole. */
const holeAlpha = 128;
/** Smaller holes, in pixels of the ground's model, are mostly edge. */
const leastHolePx = 24;
/** Levels the ground may differ from its prediction: through a hole something else may show, where the ground is cluttered. */
const mostResidual = 4;
/** Of a false hole three quarters show at least this much evidence that they are not ground: six sigma. */
const leastEvidence = 0.8;
const evidenceShare = 0.25;
/** A filled hole reaches this far under its rim, in pixels of the model. */
const rimPx = 2;

/**
 * A hole of the mask shows the ground. Where the ground can be predicted closely and what shows is something else, the net
 * has lost a part of the product, like the white panel of a black camera. Costs 60 ms where there are holes, else next to
 * nothing. @returns the same mask when no hole is closed.
 */
export function fillHoles(photo: Frame, mask: Mask): Mask {
  const small = shrinkMask(mask, groundModelSidePx);
  const { width, height, alpha } = small;
  const { labels, areas } = labelComponents(
    markWhere(alpha, (value) => value < holeAlpha),
    width,
  );
  const atBorder = labelsAtBorder(labels, width, height);
  const isHole = areas.map((area, label) => area >= leastHolePx && !atBorder.has(label));
  if (!isHole.includes(true)) return mask;
  const closed = alpha.map((value, i) => (isHole[labels[i] ?? 0] === true ? 255 : value));
  const model = modelGround(photo, { ...small, alpha: closed }, ["surface", "rows"]);
  if (model === null || model.residual > mostResidual) return mask;
  const found = byLabel(groundDistance(model).evidence, labels, areas.length);
  const isFalse = found.map(
    (inside, label) => isHole[label] === true && quantile(inside, evidenceShare) >= leastEvidence,
  );
  if (!isFalse.includes(true)) return mask;
  const filled = markWhere(labels, (label) => isFalse[label] === true);
  return raise(mask, underRim(filled, small), small);
}

function byLabel(values: Float32Array, labels: Int32Array, count: number): number[][] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  labels.forEach((label, i) => {
    if (label > 0) lists[label]?.push(values[i] ?? 0);
  });
  return lists;
}

function labelsAtBorder(labels: Int32Array, width: number, height: number): Set<number> {
  const found = new Set<number>([0]);
  for (let x = 0; x < width; x++) found.add(labels[x] ?? 0).add(labels[(height - 1) * width + x] ?? 0);
  for (let y = 0; y < height; y++) found.add(labels[y * width] ?? 0).add(labels[(y + 1) * width - 1] ?? 0);
  return found;
}

/** Grown over the product around it, never over ground. */
function underRim(filled: Uint8Array, { width, height, alpha }: Mask): Float32Array {
  const rest = erode(
    filled.map((value) => 1 - value),
    width,
    height,
    rimPx,
    1,
  );
  return Float32Array.from(filled, (value, i) =>
    value === 1 || (rest[i] === 0 && (alpha[i] ?? 0) >= holeAlpha) ? 255 : 0,
  );
}

/** Coverage is at least what the small plane says, drawn at the mask's size. */
function raise(mask: Mask, levels: Float32Array, size: Mask): Mask {
  const columns = Array.from({ length: mask.width }, (_, x) => between(x, mask.width, size.width));
  const alpha = new Uint8ClampedArray(mask.alpha);
  const rowIsEmpty = Array.from({ length: size.height }, (_, y) =>
    levels.subarray(y * size.width, (y + 1) * size.width).every((level) => level === 0),
  );
  for (let y = 0; y < mask.height; y++) {
    const row = between(y, mask.height, size.height);
    if (rowIsEmpty[row.first] === true && rowIsEmpty[row.second] === true) continue;
    columns.forEach((column, x) => {
      const at = y * mask.width + x;
      const level = sample(levels, size, column, row);
      if (level > (alpha[at] ?? 0)) alpha[at] = level;
    });
  }
  return { ...mask, alpha };
}
