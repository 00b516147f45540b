/** Colour fidelity: a buyer must see the colour that was photographed. */
import type { Finding, Severity } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { deltaE2000 } from "#core/colour/delta-e-2000.ts";
import { labOf } from "../measure/lab.ts";
import type { Lab } from "../measure/lab.ts";
import { quantile } from "../measure/quantile.ts";
import { registeredGrids } from "../measure/registered-grids.ts";
import type { RegisteredGrids } from "../measure/registered-grids.ts";
import type { AreaGrid } from "../measure/sample-area.ts";
import { gradeAtMost } from "./grade.ts";

/** Compared are blocks, this many on the long side: in single pixels along printed lines resampling alone differs by 5. */
const blocksOnLongSide = 64;
/** A block counts when this share of its cells lies inside the product; the others are left out of its mean. */
const minInsideShare = 0.3;
const copied = { median: { pass: 0.5, review: 3 }, p95: { pass: 2, review: 5 }, measure: "ΔE2000" };
/** Where the recipe relights, light may change, but not the colours; how far they may is the merchant's to say. */
const relit = {
  median: { pass: 1.5, review: Infinity },
  p95: { pass: 4, review: Infinity },
  measure: "change of a*b*",
};
/** Fewer blocks than this say nothing. */
const minBlocks = 12;

/**
 * ΔE2000 between photo and finished picture inside the product, photo registered by the placement and both
 * averaged into the same blocks (quality check 12). Pass: median ≤ 0.5 and 95th percentile ≤ 2 (the published bound
 * is 1 for copied pixels; resampling and JPEG on fine texture need the rest). Review: median ≤ 3 and 95th percentile ≤ 5.
 * Where the recipe relights the product, only a* and b* are compared: pass up to 1.5 and 4, beyond that always a look.
 */
export function colourFidelity(rendered: Rendered): Finding {
  const grids = registeredGrids(rendered);
  const isRelit = rendered.exposed?.target === "whole";
  const bounds = isRelit ? relit : copied;
  const differences = grids ? blockDifferences(grids, isRelit ? chromaticDifference : deltaE2000) : [];
  const finding = {
    check: "colour-fidelity",
    expected: `median ${bounds.measure} at most ${bounds.median.pass}, 95 % of the product at most ${bounds.p95.pass}`,
    unit: "ΔE2000",
  } as const;
  if (differences.length < minBlocks) {
    const message = "The product is too thin to compare its colour with the photo. Compare them by eye.";
    return { ...finding, measured: null, severity: "review", message };
  }
  const median = quantile(differences, 0.5);
  const p95 = quantile(differences, 0.95);
  const grades = [gradeAtMost(median, bounds.median), gradeAtMost(p95, bounds.p95)];
  const severity = grades.includes("fail") ? "fail" : grades.includes("review") ? "review" : "pass";
  return { ...finding, measured: median, severity, message: sentence(severity, isRelit, median, p95) };
}

function sentence(severity: Severity, isRelit: boolean, median: number, p95: number): string {
  if (severity === "pass") {
    return isRelit
      ? "The product was relit, as the recipe asks, and kept its colours."
      : `The product has the colours of the photo (difference ${median.toFixed(1)}, below what an eye can see).`;
  }
  const cause = isRelit
    ? "White balance changed the product's colours, as the recipe asks"
    : "The product's colours differ from the photo";
  return `${cause} (typically ${median.toFixed(1)}, in places ${p95.toFixed(1)}). Compare both before you approve.`;
}

function chromaticDifference(before: Lab, after: Lab): number {
  return Math.hypot(before[1] - after[1], before[2] - after[2]);
}

function blockDifferences(
  { photo, output, inside }: RegisteredGrids,
  difference: (before: Lab, after: Lab) => number,
): number[] {
  const { columns, rows } = photo;
  const side = Math.ceil(Math.max(columns, rows) / blocksOnLongSide);
  const differences: number[] = [];
  for (let y = 0; y < rows; y += side) {
    for (let x = 0; x < columns; x += side) {
      const cells = insideCells(inside, columns, rows, x, y, side);
      if (cells.length < minInsideShare * side * side) continue;
      differences.push(difference(meanLab(photo, cells), meanLab(output, cells)));
    }
  }
  return differences;
}

/** Indices of the cells of one block that lie inside the product. */
function insideCells(
  inside: Uint8Array,
  columns: number,
  rows: number,
  left: number,
  top: number,
  side: number,
): number[] {
  const cells: number[] = [];
  for (let y = top; y < Math.min(rows, top + side); y++) {
    for (let x = left; x < Math.min(columns, left + side); x++) {
      if (inside[y * columns + x] === 1) cells.push(y * columns + x);
    }
  }
  return cells;
}

function meanLab({ rgb }: AreaGrid, cells: readonly number[]): Lab {
  let [red, green, blue] = [0, 0, 0];
  for (const cell of cells) {
    red += rgb[3 * cell] ?? 0;
    green += rgb[3 * cell + 1] ?? 0;
    blue += rgb[3 * cell + 2] ?? 0;
  }
  return labOf(red / cells.length, green / cells.length, blue / cells.length);
}
