import { expect, test } from "vitest";
import { drawTumbler, photograph, sweep, wallAndTable } from "#tests/fixtures/draw-glass.ts";
import { box, type Colour, drawFrame, drawMask, over, type Paint } from "#tests/fixtures/draw-rendered.ts";
import { modelGround } from "../background-model.ts";
import type { Frame, Mask } from "../frame.ts";
import { findGlass } from "./find-glass.ts";

const side = 400;
const tumbler = drawTumbler(side, side);
const [wall, oak]: Colour[] = [
  [205, 198, 186],
  [116, 80, 55],
];
const table = wallAndTable(wall ?? [0, 0, 0], oak ?? [0, 0, 0], 250);

function kindOf(frame: Frame, mask: Mask): string {
  const model = modelGround(frame, mask);
  if (model === null) throw new Error("expected a model of the ground but received none");
  return findGlass(mask, model).kind;
}

test("glass through which the table's edge is seen is found, nearly all of it", () => {
  const frame = photograph(tumbler, table, 1.5);
  const model = modelGround(frame, tumbler.coverage);
  if (model === null) throw new Error("expected a model of the ground but received none");
  const glass = findGlass(tumbler.coverage, model);
  if (glass.kind !== "found") throw new Error(`expected glass but received ${glass.kind}`);
  const share = glass.region.reduce((sum, value) => sum + value, 0) / glass.region.length;
  const covered = tumbler.coverage.alpha.reduce((sum, value) => sum + value, 0) / 255 / side ** 2;
  expect(share / covered).toBeGreaterThan(0.8);
});

test.each<[string, Paint]>([
  ["white paper", sweep([246, 246, 244], [225, 226, 230], side)],
  ["grey paper", () => [128, 128, 130]],
])("on %s glass cannot be told from something grey, and is only suspected", (_name, ground) => {
  expect(kindOf(photograph(tumbler, ground, 1.5), tumbler.coverage)).toBe("suspected");
});

const shape = box(120, 80, 280, 320);
const opaque = (paint: Paint, ground: Paint) => drawFrame(side, side, over(paint, shape, ground));
/** Light from the left on something round. */
const round =
  ([r, g, b]: Colour): Paint =>
  (x) => {
    const light = 0.55 + 0.45 * Math.sqrt(Math.max(0, 1 - ((x - 175) / 110) ** 2));
    return [r * light, g * light, b * light];
  };
const paper: Paint = (_x, y) => [244 - y / 40, 244 - y / 40, 243 - y / 40];

test.each<[string, Paint, Paint]>([
  ["a white mug before white paper", round([250, 250, 250]), paper],
  ["a grey shoe before white paper", round([150, 150, 152]), paper],
  ["a white mug on a table", round([250, 250, 250]), table],
  ["a box of the wall's colour on a table", () => wall ?? [0, 0, 0], table],
  ["a box of the table's colour on a table", () => oak ?? [0, 0, 0], table],
  [
    "a chrome kettle that mirrors a horizon of its own",
    (_x, y) => (y < 190 ? [225, 218, 205] : [60, 42, 30]),
    table,
  ],
])("%s is not glass", (_name, paint, ground) => {
  expect(kindOf(opaque(paint, ground), drawMask(side, side, shape))).not.toBe("found");
});
