/** Missing parts: do independent opinions agree on which parts and holes the product has? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { coveredShare } from "../measure/covered-share.ts";
import { disputedAreas } from "../measure/disputed-areas.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { percent } from "./wording.ts";

const workingLongSidePx = 512;
/** Smaller places, as a share of the product, cannot be told from ordinary doubt along fine parts. */
const minPlaceShare = 0.003;
/** From this disputed share of the product on, nobody knows what the product is. */
const hopelessShare = 0.2;
/** Coverage 0..255 of the net's cautious and generous opinion: 0.3 and 0.7. */
const [generous, cautious] = [76, 178];

/**
 * Count of places larger than 0.3 % of the product that are product for one opinion and hole or ground for the other
 * (quality check 18): the net at 0.3 against 0.7, and the net against the refined mask, on a 512 px copy. None passes; any
 * ask for a look; from 20 % of the product on it fails, unless it is glass, of which the net sees little.
 */
export function missingParts({ coarse, mask, transparency }: Rendered): Finding {
  const net = shrinkMask(coarse, workingLongSidePx);
  const refined = shrinkMask(mask, workingLongSidePx);
  const area = coveredShare(refined) * refined.alpha.length;
  const finding = {
    check: "missing-parts",
    expected: "every part and hole beyond doubt",
    unit: "count",
  } as const;
  if (area === 0) {
    return { ...finding, measured: null, severity: "fail", message: "There is no product to look at." };
  }
  const opinions = [disputedAreas(net, net, generous, cautious), disputedAreas(net, refined)];
  const places = opinions.map((areas) => areas.filter((place) => place > minPlaceShare * area));
  const worst = places.reduce((most, each) => (total(each) > total(most) ? each : most), []);
  const share = total(worst) / area;
  if (worst.length === 0) {
    const message = "No part is missing and no hole is filled, as far as two opinions go.";
    return { ...finding, measured: 0, severity: "pass", message };
  }
  return {
    ...finding,
    measured: worst.length,
    severity: share >= hopelessShare && transparency?.kind !== "estimated" ? "fail" : "review",
    message: `It is unclear whether ${worst.length === 1 ? "one place belongs" : `${worst.length} places belong`} to the product (${percent(share)} of it). Look for missing parts and filled holes.`,
  };
}

function total(areas: readonly number[]): number {
  return areas.reduce((sum, area) => sum + area, 0);
}
