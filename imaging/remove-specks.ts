/** Takes tiny detached islands out of a mask; a second product always stays. */
import type { Mask } from "./frame.ts";

/** An island goes when it is smaller than both shares: of the picture, and of the largest part. */
const maxPictureShare = 0.0002;
const maxLargestShare = 0.005;
/** Alpha from which a pixel links its neighbours into one part. */
const linkAlpha = 26;

/** Parts are joined over edges and corners. The same mask when there is nothing to remove. */
export function removeSpecks(mask: Mask): Mask {
  const { labels, areas } = labelParts(mask);
  const largest = areas.reduce((most, area) => Math.max(most, area), 0);
  const limit = Math.min(mask.alpha.length * maxPictureShare, largest * maxLargestShare);
  const isSpeck = areas.map((area) => area < limit);
  if (!isSpeck.includes(true)) return mask;
  const alpha = mask.alpha.map((value, i) => (isSpeck[(labels[i] ?? 0) - 1] === true ? 0 : value));
  return { ...mask, alpha };
}

/** Flood fill: label n of a pixel means part n − 1 of `areas`, 0 means none. */
function labelParts(mask: Mask): { labels: Int32Array; areas: number[] } {
  const labels = new Int32Array(mask.alpha.length);
  const areas: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || (mask.alpha[start] ?? 0) < linkAlpha) continue;
    areas.push(0);
    labels[start] = areas.length;
    stack.push(start);
    areas[areas.length - 1] = fill(mask, labels, stack, areas.length);
  }
  return { labels, areas };
}

function fill({ width, height, alpha }: Mask, labels: Int32Array, stack: number[], label: number): number {
  let area = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    area++;
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (labels[next] !== 0 || (alpha[next] ?? 0) < linkAlpha) continue;
        labels[next] = label;
        stack.push(next);
      }
    }
  }
  return area;
}
