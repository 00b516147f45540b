/** How wide the widest place is of which a mask is only half sure: an edge is narrow, a lost part fades out over a distance. */
import type { Mask } from "../frame.ts";
import { erode } from "./erode.ts";
import { markWhere } from "./mark-where.ts";

/** Coverage 0..255 between which a pixel counts as half sure. */
const [some, most] = [40, 215];

/** In pixels of the mask, half the width: how often the half-sure places can be eroded by a pixel until none is left. */
export function widestDoubt({ width, height, alpha }: Mask): number {
  let doubtful = markWhere(alpha, (value) => value > some && value < most);
  let radiusPx = 0;
  for (; doubtful.includes(1); radiusPx++) doubtful = erode(doubtful, width, height, 1);
  return radiusPx;
}
