/** Clipping: did enhancing burn highlights out or drown shadows that the photo still had? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { type ColourSample, productColours } from "../measure/product-colours.ts";
import { gradeAtMost } from "./grade.ts";
import { percent } from "./wording.ts";

const bounds = { pass: 0.005, review: 0.02 };
/** Levels from which on, and up to which, a channel holds no detail any more. */
const [burnt, drowned] = [254, 1];
const minSamples = 50;

/**
 * Share of the product's channel values at 254 and more or 1 and less, finished picture less photo, −1..1 (quality
 * check 9): pass up to 0.005, review up to 0.02. What the photo itself clipped does not count.
 */
export function clipping(rendered: Rendered): Finding {
  const { photo, output } = productColours(rendered);
  const finding = {
    check: "clipping",
    expected: `at most ${percent(bounds.pass)} more than in the photo`,
    unit: "ratio",
  } as const;
  if (output.length < minSamples) {
    const message =
      "The product is too thin to compare its highlights with the photo's. Compare them by eye.";
    return { ...finding, measured: null, severity: "review", message };
  }
  const added = clippedShare(output) - clippedShare(photo);
  const severity = gradeAtMost(added, bounds);
  return {
    ...finding,
    measured: added,
    severity,
    message:
      severity === "pass"
        ? "Highlights and shadows hold all the detail they had in the photo."
        : `${percent(added)} of the product lost its detail to pure white or black. Compare with the photo; turn the brightening off if it was on.`,
  };
}

function clippedShare(samples: readonly ColourSample[]): number {
  let clipped = 0;
  for (const { rgb } of samples) {
    for (const level of rgb) if (level >= burnt || level <= drowned) clipped++;
  }
  return clipped / (3 * samples.length);
}
