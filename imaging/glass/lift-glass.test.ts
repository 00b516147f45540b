import { expect, test } from "vitest";
import { drawTumbler, photograph, wallAndTable } from "#tests/fixtures/draw-glass.ts";
import type { Colour } from "#tests/fixtures/draw-rendered.ts";
import { modelGround } from "../background-model.ts";
import type { Frame } from "../frame.ts";
import { layOnColour } from "../lay-on-colour.ts";
import { withMask } from "../with-mask.ts";
import { findGlass } from "./find-glass.ts";
import { liftGlass } from "./lift-glass.ts";
import { spreadRegion } from "./spread-region.ts";

const side = 400;
const tumbler = drawTumbler(side, side);
const frame = photograph(tumbler, wallAndTable([205, 198, 186], [116, 80, 55], 250), 1.5);

const found = modelGround(frame, tumbler.coverage);
if (found === null) throw new Error("expected a model of the ground but received none");
const model = found;
const glass = findGlass(tumbler.coverage, model);
if (glass.kind !== "found") throw new Error(`expected glass but received ${glass.kind}`);
const weight = spreadRegion(glass.region, model, tumbler.coverage);
const { opacity, product } = liftGlass(frame, tumbler.coverage, model, weight);

/** Mean difference in levels inside the glass between a cut-out on a ground and what a camera would have seen there. */
function error(product: Frame, hex: string, ground: Colour): number {
  const laid = layOnColour(product, hex);
  const truth = photograph(tumbler, () => ground);
  let [sum, seen] = [0, 0];
  for (let i = 0; i < side ** 2; i++) {
    if (tumbler.coverage.alpha[i] === 0) continue;
    for (let at = 4 * i; at < 4 * i + 3; at++, seen++)
      sum += Math.abs((laid.rgba[at] ?? 0) - (truth.rgba[at] ?? 0));
  }
  return sum / seen;
}

/** On black, what glass mirrors of a dark room is lost: nothing shows it on a brighter ground. */
test.each<[string, Colour, number]>([
  ["#ffffff", [255, 255, 255], 6],
  ["#808080", [128, 128, 128], 5],
  ["#ff00ff", [255, 0, 255], 11],
  ["#000000", [0, 0, 0], 20],
])("on %s it looks as if photographed there", (hex, ground, bound) => {
  const lifted = error(product, hex, ground);
  expect(lifted).toBeLessThan(bound);
  expect(lifted).toBeLessThan(error(withMask(frame, tumbler.coverage), hex, ground) / 5);
});

test("laid back on its own ground it is the photo again", () => {
  let [sum, seen] = [0, 0];
  for (let i = 0; i < side ** 2; i++) {
    const y = Math.floor(i / side);
    if (tumbler.coverage.alpha[i] !== 255 || Math.abs(y - 250) < 6) continue;
    const ground: Colour = y < 250 ? [205, 198, 186] : [116, 80, 55];
    const share = (opacity.alpha[i] ?? 0) / 255;
    for (let n = 0; n < 3; n++, seen++)
      sum += Math.abs(
        (product.rgba[4 * i + n] ?? 0) * share +
          (ground[n] ?? 0) * (1 - share) -
          (frame.rgba[4 * i + n] ?? 0),
      );
  }
  expect(sum / seen).toBeLessThan(2);
});

test("opacity never exceeds coverage, and clear pixels carry nothing of the old ground", () => {
  expect(opacity.alpha.every((value, i) => value <= (tumbler.coverage.alpha[i] ?? 0))).toBe(true);
  const leaks = opacity.alpha.filter((value, i) => value === 0 && product.rgba[4 * i] !== 0);
  expect(leaks).toHaveLength(0);
});

test("what was not found to be glass stays as it is", () => {
  const kept = liftGlass(frame, tumbler.coverage, model, new Float32Array(model.width * model.height));
  expect(kept.opacity.alpha).toEqual(tumbler.coverage.alpha);
});
