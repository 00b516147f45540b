/** Mask confidence: where the cut-out itself was unsure, a person should look. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { halfSureWidth, offEdgeDoubt, overlap } from "../measure/mask-doubt.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import type { Bounds } from "./grade.ts";
import { gradeAtLeast } from "./grade.ts";
import { percent } from "./wording.ts";

const workingLongSidePx = 512;
/** Half the width of the band along the contour in which doubt is natural, at the working size. */
const naturalBandPx = 4;

interface Sign {
  /** 0 doubt … 1 certainty. */
  readonly certainty: number;
  readonly bounds: Bounds;
  readonly reason: string;
}

/**
 * The weakest of four signs, 0..1 (quality checks 18 and 19), all on a 512 px copy: the net's mask keeps its shape from
 * threshold 0.3 to 0.7; it wavers nowhere but along the contour; the refined mask has the net's shape; the refined
 * edge is narrow. Bounds were set on 46 photos with exact alpha so that every failed cut-out asks for a look.
 */
export function maskConfidence({ coarse, mask }: Rendered): Finding {
  const net = shrinkMask(coarse, workingLongSidePx);
  const refined = shrinkMask(mask, workingLongSidePx);
  const signs = signsOf(net, refined);
  const graded = signs.map((sign) => ({ ...sign, severity: gradeAtLeast(sign.certainty, sign.bounds) }));
  const weakest =
    graded.find((sign) => sign.severity === "fail") ??
    graded.find((sign) => sign.severity === "review") ??
    graded.reduce((least, sign) => (sign.certainty < least.certainty ? sign : least));
  return {
    check: "mask-confidence",
    severity: weakest.severity,
    measured: weakest.certainty,
    expected: `at least ${percent(weakest.bounds.pass)}`,
    unit: "ratio",
    message:
      weakest.severity === "pass"
        ? "The product was told from the background with confidence."
        : `${weakest.reason} Look at the marked places; a plainer background or more light helps.`,
  };
}

function signsOf(net: Rendered["mask"], refined: Rendered["mask"]): Sign[] {
  return [
    {
      certainty: overlap(net, net, 76, 178),
      bounds: { pass: 0.95, review: 0.4 },
      reason: "Large parts of the outline are uncertain.",
    },
    {
      certainty: 1 - offEdgeDoubt(net, naturalBandPx),
      bounds: { pass: 0.988, review: 0.4 },
      reason: "It was unclear whether some areas belong to the product.",
    },
    {
      certainty: overlap(net, refined),
      bounds: { pass: 0.97, review: 0.4 },
      reason: "Two ways of finding the product disagree.",
    },
    {
      certainty: 1 / Math.max(1, halfSureWidth(refined)),
      bounds: { pass: 0.6, review: 0.05 },
      reason: "The edge is blurred, or half see-through, over a wide band.",
    },
  ];
}
