/** Sharpness: does the finished picture keep the detail of the photo? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { laplacianVariance } from "../measure/laplacian-variance.ts";
import { registeredGrids } from "../measure/registered-grids.ts";
import { gradeAtLeast } from "./grade.ts";
import { percent } from "./wording.ts";

const bounds = { pass: 0.85, review: 0.6 };
/** Variance in grey levels² below which a surface has no detail to lose. */
const texturelessVariance = 2;

/**
 * Variance of the Laplacian inside the product, finished picture over photo, both at the same scale
 * (quality check 6): pass from 0.85, review from 0.6. The common scale is half the coarser of both, so that it tells
 * blur from mere resampling. A surface without detail passes: there is nothing to lose.
 */
export function sharpness(rendered: Rendered): Finding {
  const grids = registeredGrids(rendered);
  const before = grids ? laplacianVariance(grids.source, grids.inside) : Number.NaN;
  const after = grids ? laplacianVariance(grids.output, grids.inside) : Number.NaN;
  const finding = {
    check: "sharpness",
    expected: `at least ${percent(bounds.pass)} of the photo's detail`,
    unit: "ratio",
  } as const;
  if (grids === null || Number.isNaN(before)) {
    const message = "The product is too thin to compare its sharpness with the photo. Compare them by eye.";
    return { ...finding, measured: null, severity: "review", message };
  }
  if (before < texturelessVariance) {
    const message = "The product's surface is smooth; there was no fine detail to lose.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const kept = after / before;
  const severity = gradeAtLeast(kept, bounds);
  return {
    ...finding,
    measured: kept,
    severity,
    message:
      severity === "pass"
        ? "The product is as sharp as in the photo."
        : `Only ${percent(kept)} of the photo's fine detail is left. A larger photo or a lighter compression helps.`,
  };
}
