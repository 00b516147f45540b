/** Takes the things that were not the product out of a mask. */
import type { Mask } from "../frame.ts";
import { labelParts } from "../label-parts.ts";

/** A part goes with the props when this share of it lies on them. */
const leastOverlap = 0.5;
/** Alpha from which a pixel links its neighbours into one part. */
const linkAlpha = 26;

/** @param others 255 where the things left out are, at any size; null when there are none. */
export function leaveOut(mask: Mask, others: Mask | null): Mask {
  if (others === null) return mask;
  const { labels, areas } = labelParts(mask, linkAlpha);
  const overlaps = areas.map(() => 0);
  for (let y = 0; y < mask.height; y++) {
    const row = Math.floor((y * others.height) / mask.height) * others.width;
    for (let x = 0; x < mask.width; x++) {
      const label = labels[y * mask.width + x] ?? 0;
      if (label === 0 || others.alpha[row + Math.floor((x * others.width) / mask.width)] === 0) continue;
      overlaps[label - 1] = (overlaps[label - 1] ?? 0) + 1;
    }
  }
  const goes = areas.map((area, i) => (overlaps[i] ?? 0) >= leastOverlap * area);
  return { ...mask, alpha: mask.alpha.map((value, i) => (goes[(labels[i] ?? 0) - 1] === true ? 0 : value)) };
}
