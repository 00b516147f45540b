import { expect, test } from "vitest";
import {
  box,
  type Colour,
  drawFrame,
  drawMask,
  everything,
  nothing,
  over,
  type Paint,
  type Shape,
} from "#tests/fixtures/draw-rendered.ts";
import { type GroundModel, modelGround } from "./background-model.ts";
import { groundDistance } from "./ground-distance.ts";
import type { Frame } from "./frame.ts";

const [width, height] = [480, 360];
const shape = box(170, 100, 310, 260);
const red: Paint = () => [180, 40, 40];
/** A repeatable grain of about one level and a half. */
const grain = (x: number, y: number) => 4 * (((Math.sin(x * 12.9898 + y * 78.233) * 43758.5453) % 1) / 2);
const grainy =
  (paint: Paint): Paint =>
  (x, y) =>
    paint(x, y).map((level) => level + grain(x, y)) as unknown as Colour;
const studio: Paint = (x, y) => {
  const light = 1 - 0.25 * ((x / width - 0.5) ** 2 + (y / height - 0.4) ** 2);
  return [235 * light, 232 * light, 226 * light];
};
const table: Paint = (_x, y) => (y < 190 ? [205, 200, 190] : [120, 85, 60]);
const dimmed =
  (paint: Paint, where: Shape): Paint =>
  (x, y) =>
    paint(x, y).map((level) => level * (1 - 0.25 * where(x, y))) as unknown as Colour;

const photograph = (ground: Paint, product: Paint = red, where = shape): Frame =>
  drawFrame(width, height, over(product, where, grainy(ground)));

/** Mean difference in levels between the model and the true ground behind the product. */
function errorBehind(model: GroundModel, ground: Paint): number {
  let [sum, seen] = [0, 0];
  const unit = width / model.width;
  for (let y = 0; y < model.height; y++) {
    for (let x = 0; x < model.width; x++) {
      if (shape((x + 0.5) * unit, (y + 0.5) * unit) === 0) continue;
      const truth = ground((x + 0.5) * unit, (y + 0.5) * unit);
      for (let n = 0; n < 3; n++)
        sum += Math.abs((model.rgb[3 * (y * model.width + x) + n] ?? 0) - (truth[n] ?? 0));
      seen += 3;
    }
  }
  return sum / seen;
}

function model(frame: Frame, where = shape): GroundModel {
  const found = modelGround(frame, drawMask(width, height, where));
  if (found === null) throw new Error("expected a model of the ground but received none");
  return found;
}

test("a studio ground is continued behind the product, shadow or not", () => {
  const shadow = box(150, 255, 400, 300, 30);
  const found = model(photograph(dimmed(studio, shadow)));
  expect(found.kind).toBe("surface");
  expect(found.residual).toBeLessThan(2);
  expect(errorBehind(found, studio)).toBeLessThan(1.5);
});

test("the edge of a table goes on behind the product", () => {
  const found = model(photograph(table));
  expect(found.kind).toBe("rows");
  expect(errorBehind(found, table)).toBeLessThan(2);
});

test("a ground that nothing predicts says so by its residual", () => {
  const chequered: Paint = (x, y) =>
    (Math.floor(x / 17) + Math.floor(y / 13)) % 2 === 0 ? [210, 90, 60] : [40, 60, 120];
  expect(model(photograph(chequered)).residual).toBeGreaterThan(20);
});

test("without ground in sight there is no model", () => {
  expect(modelGround(photograph(studio), drawMask(width, height, everything))).toBeNull();
});

test("a photo without a product still has a ground", () => {
  const found = model(photograph(studio, red, nothing), nothing);
  expect(errorBehind(found, studio)).toBeLessThan(1);
});

test("the product is far from its ground, a shadow and the ground's own grain are not", () => {
  const shadow = box(330, 100, 440, 260);
  const frame = photograph(dimmed(studio, shadow));
  const { evidence, light, ...size } = groundDistance(model(frame));
  const at = (x: number, y: number) =>
    Math.floor((y * size.height) / height) * size.width + Math.floor((x * size.width) / width);
  expect(evidence[at(240, 180)]).toBeGreaterThan(0.95);
  expect(evidence[at(60, 60)]).toBeLessThan(0.2);
  expect(light[at(380, 180)]).toBeCloseTo(0.75, 1);
  expect(evidence[at(380, 180)]).toBeLessThan(evidence[at(240, 180)] ?? 0);
});

test("a small difference of colour counts for more than a larger one of light", () => {
  const tinted = box(330, 40, 440, 90);
  const dark = box(40, 270, 150, 330);
  const frame = photograph(over(() => [212, 222, 236], tinted, dimmed(studio, dark)));
  const { evidence, ...size } = groundDistance(model(frame));
  const at = (x: number, y: number) =>
    Math.floor((y * size.height) / height) * size.width + Math.floor((x * size.width) / width);
  expect(evidence[at(385, 65)]).toBeGreaterThan(0.5);
  expect(evidence[at(385, 65)]).toBeGreaterThan(evidence[at(95, 300)] ?? 1);
});
