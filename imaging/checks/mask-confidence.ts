/** Mask confidence: where the cut-out itself was unsure, a person should look. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { coveredShare } from "../measure/covered-share.ts";
import { overlap } from "../measure/overlap.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { widestDoubt } from "../measure/widest-doubt.ts";
import { gradeAtLeast } from "./grade.ts";
import { probabilityOfGood } from "./mask-confidence-model.ts";
import { counted, percent } from "./wording.ts";

const workingLongSidePx = 512;
/** The net's cautious and generous thresholds, of 255: 0.3 and 0.7. */
const [generous, cautious] = [76, 178];
/**
 * Of 42 bad cut-outs among the photos the model was fitted on and 10 more with props left out, two reach the upper bound;
 * of the good ones among the 46 bench photos 85 % do. Below the lower bound nobody knows what the product is.
 */
const bounds = { pass: 0.88, review: 0.02 };
/** Looks that agree less never pass, however crisp what they make together: crispness is not truth. */
const leastAgreement = 0.88;
/**
 * A half-sure place never passes when its half width is more than this share of the square root of the product's area: a
 * corner that fades into white costs little of the area and ruins the picture. Of 41 good cut-outs of the bench photos none
 * has one that passed before, of 160 made photos one.
 */
const mostDoubtRatio = 0.03;
/** What a single look is taken to agree with a second one, had there been one: less than good photos usually do. */
const agreementOfOne = 0.95;

/**
 * Probability that the cut-out is good (quality checks 18 and 19), from how far independent looks agree on it and how far
 * its shape depends on the threshold, 0.3 against 0.7, on a 512 px copy. Things left out beside the product always ask for
 * a look: which of them is sold only the merchant knows.
 */
export function maskConfidence({ coarse, search }: Rendered): Finding {
  const net = shrinkMask(coarse, workingLongSidePx);
  const isEmpty = !net.alpha.some((value) => value > generous);
  const stable = overlap(net, net, generous, cautious);
  const agreed = search?.agreement ?? agreementOfOne;
  const confidence = isEmpty ? 0 : probabilityOfGood(agreed, stable);
  const leftOut = search?.leftOut ?? 0;
  const grade = gradeAtLeast(confidence, bounds);
  const isCrisp = widestDoubt(net) <= mostDoubtRatio * Math.sqrt(coveredShare(net) * net.alpha.length);
  const isSure = grade === "pass" && agreed >= leastAgreement && isCrisp;
  return {
    check: "mask-confidence",
    severity: grade === "fail" || (isSure && leftOut === 0) ? grade : "review",
    measured: confidence,
    expected: `at least ${percent(bounds.pass)} likely to be right`,
    unit: "ratio",
    message: sentence(isSure, leftOut, search?.looks ?? 0),
  };
}

function sentence(isSure: boolean, leftOut: number, looks: number): string {
  const how = looks > 1 ? ` ${counted(looks, "look")} at the photo were taken.` : "";
  if (leftOut > 0)
    return `${counted(leftOut, "thing")} beside the product ${leftOut === 1 ? "was" : "were"} left out. Check that it is not part of what you sell.${how}`;
  if (isSure) return `The product was told from the background with confidence.${how}`;
  return `It is unclear what belongs to the product. Look at the marked places; a plainer background or more light helps.${how}`;
}
