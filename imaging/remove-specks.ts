/** Takes tiny detached islands out of a mask; a second product always stays. */
import type { Mask } from "./frame.ts";
import { labelParts } from "./label-parts.ts";

/** An island goes when it is smaller than both shares: of the picture, and of the largest part. */
const maxPictureShare = 0.0002;
const maxLargestShare = 0.005;
/** Alpha from which a pixel links its neighbours into one part. */
const linkAlpha = 26;

/** The same mask when there is nothing to remove. */
export function removeSpecks(mask: Mask): Mask {
  const { labels, areas } = labelParts(mask, linkAlpha);
  const largest = areas.reduce((most, area) => Math.max(most, area), 0);
  const limit = Math.min(mask.alpha.length * maxPictureShare, largest * maxLargestShare);
  const isSpeck = areas.map((area) => area < limit);
  if (!isSpeck.includes(true)) return mask;
  const alpha = mask.alpha.slice();
  for (let i = 0; i < alpha.length; i++) if (isSpeck[(labels[i] ?? 0) - 1] === true) alpha[i] = 0;
  return { ...mask, alpha };
}
