import { expect, test } from "vitest";
import { drawTumbler, photograph, sweep } from "#tests/fixtures/draw-glass.ts";
import {
  box,
  drawFrame,
  drawMask,
  over,
  type Paint,
  type Shape,
  union,
} from "#tests/fixtures/draw-rendered.ts";
import type { Frame, Mask } from "../frame.ts";
import { findFaintGlass } from "./find-faint-glass.ts";

const side = 400;
const jar = drawTumbler(side, side);
const paper = sweep([246, 246, 244], [225, 226, 230], side);
const lid = box(108, 55, 292, 110);
const wood: Paint = (x, y) => [190 + 12 * Math.sin(y / 3), 140 + x / 40, 90];
/** The net is sure of the lid, sees the foot of the jar by half, and nothing between. */
const foot = box(125, 300, 275, 322, 20);
const seenBy = (faint: Shape): Mask =>
  drawMask(
    side,
    side,
    union(lid, (x, y) => 0.35 * faint(x, y)),
  );
const onlyLid = drawMask(side, side, lid);

/** The photo with a lid on it. */
function lidded(photo: Frame): Frame {
  const behind: Paint = (x, y) => {
    const at = 4 * (Math.floor(y) * side + Math.floor(x));
    return [photo.rgba[at] ?? 0, photo.rgba[at + 1] ?? 0, photo.rgba[at + 2] ?? 0];
  };
  return drawFrame(side, side, over(wood, lid, behind));
}

const find = (photo: Frame, coarse: Mask) => findFaintGlass(photo, coarse, onlyLid);

test("a jar of which the net kept only the lid is covered again", () => {
  const faint = find(lidded(photograph(jar, paper, 1)), seenBy(foot));
  if (faint === null) throw new Error("expected an outline but received none");
  let [common, either] = [0, 0];
  for (let i = 0; i < side ** 2; i++) {
    const truth = Math.max(jar.coverage.alpha[i] ?? 0, onlyLid.alpha[i] ?? 0) > 127;
    const covered = (faint.coverage.alpha[i] ?? 0) > 127;
    if (truth && covered) common++;
    if (truth || covered) either++;
  }
  expect(common / either).toBeGreaterThan(0.93);
});

const shadow: Shape = (x, y) => Math.exp(-(((x - 200) / 90) ** 2) - ((y - 260) / 60) ** 2);
const shadowed: Paint = (x, y) => {
  const [r, g, b] = paper(x, y);
  const light = 1 - 0.15 * shadow(x, y);
  return [r * light, g * light, b * light];
};
const nothingThere = photograph(
  { ...jar, transmission: new Float32Array(side ** 2).fill(1), highlight: new Float32Array(side ** 2) },
  shadowed,
  1,
);

test("a soft shadow that the net half took for product is not glass", () => {
  expect(find(lidded(nothingThere), seenBy(foot))).toBeNull();
});

test("where the net saw nothing beside the product, nothing is looked for", () => {
  expect(find(lidded(photograph(jar, paper, 1)), onlyLid)).toBeNull();
});

test("before an uneven ground faint differences mean nothing", () => {
  const tiles: Paint = (x, y) =>
    (Math.floor(x / 23) + Math.floor(y / 19)) % 2 ? [230, 228, 220] : [205, 200, 190];
  expect(find(lidded(photograph(jar, tiles, 1)), seenBy(foot))).toBeNull();
});

test("something of another colour that the net half saw is not glass", () => {
  const cloth: Paint = over(() => [150, 190, 160], foot, paper);
  expect(find(lidded(photograph(jar, cloth, 1)), seenBy(foot))).toBeNull();
});
