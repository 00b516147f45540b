/** Naturalness: do the product's pixels behave like those of a clean photo, or like noise, blur or compression? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { lumaOf } from "../measure/luma.ts";
import { naturalPatches } from "../measure/natural-statistics.ts";
import { unnaturalness } from "../measure/naturalness.ts";
import { registeredGrids } from "../measure/registered-grids.ts";

/** Nine in ten clean photos of the bench stay below it. */
const ordinary = 10;

/**
 * No-reference quality after NIQE (quality check 8), 0 as clean photos, growing with noise, blur and compression. The model was
 * fitted by scripts/fit-naturalness.ts. The check informs and always passes: on products left out of the fit it puts blurred
 * pictures above clean ones in 87 %, compressed ones in 90 %, noisy ones in only 66 % of pairs, and finely woven cloth reads
 * like noise, so that no bound would be fair to clothes.
 */
export function naturalness(rendered: Rendered): Finding {
  const grids = registeredGrids(rendered);
  const finding = {
    check: "naturalness",
    expected: `clean photos stay below ${ordinary}`,
    unit: "none",
  } as const;
  const patches = grids
    ? naturalPatches(lumaOf(grids.output), grids.output.columns, grids.output.rows, grids.inside)
    : [];
  const distance = unnaturalness(patches);
  if (distance === null) {
    const message = "The product is too small to compare its surface with clean photos.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const message =
    distance <= ordinary
      ? "The product's surface looks like that of a clean photo."
      : "The product's surface is unusual: fine weave looks like this, and so do noise, blur and strong compression.";
  return { ...finding, measured: Math.round(10 * distance) / 10, severity: "pass", message };
}
