/** Colour fidelity: a buyer must see the colour that was photographed. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { deltaE2000 } from "../measure/delta-e-2000.ts";
import { labOf } from "../measure/lab.ts";
import { quantile } from "../measure/quantile.ts";
import { registeredGrids } from "../measure/registered-grids.ts";
import type { RegisteredGrids } from "../measure/registered-grids.ts";
import type { AreaGrid } from "../measure/sample-area.ts";
import { gradeAtMost } from "./grade.ts";

const cells = 192;
const medianBounds = { pass: 0.5, review: 3 };
const p95Bounds = { pass: 2, review: 5 };
/** Fewer cells than this say nothing. */
const minCells = 12;

/**
 * ΔE2000 between photo and finished picture inside the product, photo registered by the placement and both
 * averaged into the same cells (quality check 12). Pass: median ≤ 0.5 and 95th percentile ≤ 2 (the published bound
 * is 1 for copied pixels; resampling and JPEG on fine texture need the rest). Review: median ≤ 3 and 95th percentile ≤ 5.
 */
export function colourFidelity(rendered: Rendered): Finding {
  const grids = registeredGrids(rendered, cells);
  const differences = grids ? cellDifferences(grids) : [];
  const finding = {
    check: "colour-fidelity",
    expected: `median ΔE2000 at most ${medianBounds.pass}, 95 % of the product at most ${p95Bounds.pass}`,
    unit: "ΔE2000",
  } as const;
  if (differences.length < minCells) {
    const message = "The product is too thin to compare its colour with the photo. Compare them by eye.";
    return { ...finding, measured: null, severity: "review", message };
  }
  const median = quantile(differences, 0.5);
  const p95 = quantile(differences, 0.95);
  const grades = [gradeAtMost(median, medianBounds), gradeAtMost(p95, p95Bounds)];
  const severity = grades.includes("fail") ? "fail" : grades.includes("review") ? "review" : "pass";
  return {
    ...finding,
    measured: median,
    severity,
    message:
      severity === "pass"
        ? `The product has the colours of the photo (difference ${median.toFixed(1)}, below what an eye can see).`
        : `The product's colours differ from the photo (typically ${median.toFixed(1)}, in places ${p95.toFixed(1)}). Compare both before you approve.`,
  };
}

function cellDifferences({ source, output, inside }: RegisteredGrids): number[] {
  const differences: number[] = [];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === 1) differences.push(deltaE2000(labAt(source, i), labAt(output, i)));
  }
  return differences;
}

function labAt({ rgba }: AreaGrid, cell: number) {
  return labOf(rgba[4 * cell] ?? 0, rgba[4 * cell + 1] ?? 0, rgba[4 * cell + 2] ?? 0);
}
