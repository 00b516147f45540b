/** Ground evenness: is the background one smooth surface, without blotches, bands or remains? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { alphaBox } from "../measure/alpha-box.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { type GroundCells, groundCells } from "../measure/ground-cells.ts";
import { planeResidual } from "../measure/plane-fit.ts";
import { gradeAtMost } from "./grade.ts";

const spreadBounds = { pass: 0.8, review: 2 };
/** Lightness steps between neighbouring cells, 1/400 of the picture apart, that only one cell in 1000 exceeds. */
const stepBounds = { pass: 2, review: 6 };
/** A neutral darkening of bare ground this near the product's box, as a share of its long side, is its shadow. */
const shadowReachRatio = 0.35;
const shadowTint = 4;
const bareAlpha = 6;
const minCells = 100;
const stepResolution = 0.1;

/**
 * Standard deviation of CIELAB lightness over the ground about its best plane, and the largest step between neighbours
 * (quality check 2). Pass: deviation ≤ 0.8 and step ≤ 2; review: ≤ 2 and ≤ 6. The product, a band around it and its
 * neutral shadow are not ground. A transparent ground has nothing to judge, and one that was kept is as it should be.
 */
export function groundEvenness(rendered: Rendered): Finding {
  const cells = rendered.ownGround || rendered.inScene ? null : groundCells(rendered);
  const finding = {
    check: "ground-evenness",
    expected: `lightness within ${spreadBounds.pass} of an even background`,
    unit: "L*",
  } as const;
  if (cells === null) {
    const message = rendered.inScene
      ? "The background is a studio scene, as the recipe asks."
      : rendered.ownGround
        ? "The photo's own background was kept, as the recipe asks."
        : "The background is transparent, so there is nothing to be uneven.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const ground = openGround(rendered, cells);
  if (ground.reduce((sum, open) => sum + open, 0) < minCells) {
    const message = "Hardly any background is to be seen beside the product.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const spread = planeResidual(cells.lightness, cells.columns, ground);
  const step = commonStep(cells, ground);
  const grades = [gradeAtMost(spread, spreadBounds), gradeAtMost(step, stepBounds)];
  const severity = grades.includes("fail") ? "fail" : grades.includes("review") ? "review" : "pass";
  return {
    ...finding,
    measured: spread,
    severity,
    message:
      severity === "pass"
        ? "The background is even."
        : `The background is blotchy: its lightness varies by ${spread.toFixed(1)} steps, with jumps of ${step.toFixed(1)}. Remains of the photo's own background are the usual reason.`,
  };
}

/** 1 for ground that is neither near the product nor under its shadow. */
function openGround(rendered: Rendered, cells: GroundCells): Uint8Array {
  const box = alphaBox(coverageOnCanvas(rendered));
  const open = cells.clear.slice();
  if (box === null) return open;
  const reach = shadowReachRatio * Math.max(box.right - box.left, box.bottom - box.top);
  for (let cell = 0; cell < open.length; cell++) {
    const dimmed = (cells.density[cell] ?? 0) > 0 && (cells.tint[cell] ?? 0) <= shadowTint;
    if (!dimmed || (cells.product[cell] ?? 0) >= bareAlpha) continue;
    const x = (cell % cells.columns) * cells.stepPx;
    const y = Math.floor(cell / cells.columns) * cells.stepPx;
    const beside = x >= box.left - reach && x < box.right + reach;
    if (beside && y >= box.top - reach && y < box.bottom + reach) open[cell] = 0;
  }
  return open;
}

/** The step in lightness between neighbouring cells that one in 1000 exceeds; 0 on a flat ground. */
function commonStep({ columns, lightness }: GroundCells, ground: Uint8Array): number {
  const counts = new Uint32Array(1 + 100 / stepResolution);
  let total = 0;
  for (let cell = 1; cell < ground.length; cell++) {
    if (ground[cell] !== 1) continue;
    for (const neighbour of [cell % columns === 0 ? -1 : cell - 1, cell - columns]) {
      if (ground[neighbour] !== 1) continue;
      const step = Math.abs((lightness[cell] ?? 0) - (lightness[neighbour] ?? 0));
      const bin = Math.ceil(step / stepResolution);
      counts[bin] = (counts[bin] ?? 0) + 1;
      total++;
    }
  }
  let [bin, above] = [counts.length - 1, counts.at(-1) ?? 0];
  while (bin > 0 && above <= total / 1000) above += counts[--bin] ?? 0;
  return bin * stepResolution;
}
