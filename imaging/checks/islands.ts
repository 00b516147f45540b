/** Islands: pieces of mask that hang in the air beside the product, usually left-over background. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { componentAreas } from "../measure/component-areas.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { counted } from "./wording.ts";

/** Smaller specks than this share of the photo cannot be seen. */
const minAreaShare = 0.0002;
/** From this share of the main part on, a piece is a second product rather than a crumb. */
const partRatio = 0.05;
const maxCrumbs = 2;
const workingLongSidePx = 1024;
/** A faint crumb shows on white too, so it counts well before half coverage. */
const visibleAlpha = 64;

/**
 * Count of connected parts of the mask (alpha > 64) besides the largest, each over 0.02 % of the photo
 * (quality check 20). None passes; so do further parts of at least 5 % of the main one that are made of
 * its colours (a set of products). Others ask for a look, as do one or two crumbs; more crumbs fail.
 */
export function islands({ mask, search }: Rendered): Finding {
  const small = shrinkMask(mask, workingLongSidePx);
  const [main = 0, ...others] = componentAreas(small, visibleAlpha);
  const visible = others.filter((area) => area > minAreaShare * small.alpha.length);
  const crumbs = visible.filter((area) => area < partRatio * main).length;
  const parts = visible.length - crumbs;
  const finding = {
    check: "islands",
    measured: main > 0 ? visible.length : Number.NaN,
    expected: "one connected product, nothing loose beside it",
    unit: "count",
  } as const;
  if (main === 0) return { ...finding, severity: "fail", message: "There is no product to look at." };
  if (visible.length === 0) {
    return {
      ...finding,
      severity: "pass",
      message: "The product is in one piece, with nothing loose beside it.",
    };
  }
  if (crumbs > 0) {
    return {
      ...finding,
      severity: crumbs > maxCrumbs ? "fail" : "review",
      message: `${counted(crumbs, "loose piece")} beside the product may be left-over background. Look at the edges; a plainer background helps.`,
    };
  }
  const isSet = search?.isMixed === false;
  return {
    ...finding,
    severity: isSet ? "pass" : "review",
    message: isSet
      ? `The picture holds ${counted(parts + 1, "part")} of one set.`
      : `The picture holds ${counted(parts + 1, "separate part")}. Check that all of them belong to the product.`,
  };
}
