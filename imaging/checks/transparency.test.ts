import { expect, test } from "vitest";
import { drawTumbler, photograph, wallAndTable } from "#tests/fixtures/draw-glass.ts";
import { drawRendered } from "#tests/fixtures/draw-rendered.ts";
import { modelGround } from "../background-model.ts";
import { findGlass } from "../glass/find-glass.ts";
import { liftGlass } from "../glass/lift-glass.ts";
import { spreadRegion } from "../glass/spread-region.ts";
import type { Rendered } from "../frame.ts";
import { withMask } from "../with-mask.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { transparency } from "./transparency.ts";

const side = 400;
const tumbler = drawTumbler(side, side);
const source = photograph(tumbler, wallAndTable([205, 198, 186], [116, 80, 55], 250), 1.5);
const mask = tumbler.coverage;

const model = modelGround(source, mask);
if (model === null) throw new Error("expected a model of the ground but received none");
const glass = findGlass(mask, model);
if (glass.kind !== "found") throw new Error(`expected glass but received ${glass.kind}`);
const { opacity, product } = liftGlass(source, mask, model, spreadRegion(glass.region, model, mask));
const plain = await drawRendered();
/** The tumbler as the pipeline would hand it on, its glass estimated. */
const clean: Rendered = { ...plain, source, mask, product, transparency: { kind: "estimated", opacity } };

test("glass from which the old ground is gone passes", () => {
  const finding = transparency(clean);
  expect(finding).toMatchObject({ severity: "pass" });
  expect(finding.measured).toBeLessThan(0.1);
});

test.each([
  [0.4, "review"],
  [1, "fail"],
])("glass that still shows the old ground at %d of its strength is %s", (share, severity) => {
  const left = withMask(source, { ...mask, alpha: mask.alpha.map((alpha) => alpha * share) });
  expect(transparency({ ...clean, product: left }).severity).toBe(severity);
});

test.each([
  [215, "pass"],
  [240, "review"],
])("glass that hides %d of 255 of its ground is %s", (hidden, severity) => {
  const thick = { ...mask, alpha: mask.alpha.map((value) => Math.min(value, hidden)) };
  expect(transparency({ ...clean, transparency: { kind: "estimated", opacity: thick } }).severity).toBe(
    severity,
  );
});

test("what may be glass asks for a look, what is none passes", () => {
  expect(transparency({ ...plain, transparency: { kind: "suspected" } }).severity).toBe("review");
  expect(transparency({ ...plain, transparency: { kind: "none" } }).severity).toBe("pass");
  expect(transparency(plain).severity).toBe("pass");
});

test("glass covers its place on the canvas although it hides little", () => {
  const coverage = coverageOnCanvas({ ...clean, placement: { scale: 1, x: 0, y: 0 } });
  const worst = coverage.alpha.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (mask.alpha[i] ?? 0))),
    0,
  );
  expect(worst).toBe(0);
});
