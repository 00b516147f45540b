import { expect, it } from "vitest";
import type { Recipe, StepParams } from "#core/recipe.ts";
import {
  box,
  drawFrame,
  drawMask,
  nothing,
  type Shape,
  union,
  woven,
} from "#tests/fixtures/draw-rendered.ts";
import type { Frame } from "../frame.ts";
import { groundContact } from "../ground-contact.ts";
import { layOnColour } from "../lay-on-colour.ts";
import { openScene, type Scene, type Tools } from "./define-step.ts";
import { shadow } from "./shadow.ts";

const side = 400;
const contact = { opacity: 0.7, softnessRatio: 0.02 } as const;
const tools = {} as Tools;
const encode: Recipe["encode"] = { format: "png", quality: 100, minQuality: 100, maxBytes: 1e7 };

/** A seat on four legs, the back ones ending 50 pixels higher. */
const chair = union(
  box(100, 60, 300, 200),
  box(105, 190, 117, 330),
  box(283, 190, 295, 330),
  box(140, 190, 150, 280),
  box(250, 190, 260, 280),
);
const block = box(140, 100, 260, 320);

async function lay(shape: Shape, params: StepParams<"shadow">): Promise<Scene> {
  const product = drawFrame(side, side, woven, shape);
  return shadow.apply({ ...openScene(product), product, output: product }, { shadow: params, encode }, tools);
}

/** Levels missing from white ground; NaN on the product. */
async function darkness(shape: Shape, params: StepParams<"shadow">): Promise<Float64Array> {
  const { product, output } = await lay(shape, params);
  const { rgba } = layOnColour(output, "#ffffff");
  return Float64Array.from({ length: side * side }, (_, i) =>
    (product.rgba[4 * i + 3] ?? 0) > 0 ? Number.NaN : 255 - (rgba[4 * i] ?? 0),
  );
}

const at = (levels: Float64Array, x: number, y: number) => levels[y * side + x] ?? Number.NaN;

function middleOf(levels: Float64Array): { x: number; y: number } {
  let [x, y, mass] = [0, 0, 0];
  levels.forEach((level, i) => {
    if (Number.isNaN(level)) return;
    [x, y, mass] = [x + level * (i % side), y + level * Math.floor(i / side), mass + level];
  });
  return { x: x / mass, y: y / mass };
}

it("finds all four feet of a chair, and not its seat", () => {
  const [part] = groundContact(drawMask(side, side, chair))?.parts ?? [];
  for (const x of [111, 289]) expect([x, part?.strength[x], part?.bottom[x]]).toEqual([x, 1, 330]);
  for (const x of [145, 255]) {
    expect(part?.bottom[x]).toBe(280);
    expect(part?.strength[x]).toBeGreaterThan(0.5);
  }
  for (const x of [102, 130, 200, 270, 298]) expect([x, part?.strength[x]]).toEqual([x, 0]);
});

it("lays one soft area between a chair's legs and a dark spot at each foot", async () => {
  const levels = await darkness(chair, contact);
  for (const x of [145, 255]) expect(at(levels, x, 283)).toBeGreaterThan(at(levels, 200, 283) + 5);
  for (const x of [111, 289]) expect(at(levels, x, 333)).toBeGreaterThan(at(levels, 200, 333) + 10);
  expect(at(levels, 200, 305)).toBeGreaterThan(20);
  expect(at(levels, 200, 220)).toBe(0);
});

it("darkens to the asked opacity in linear light, fades with distance and ends", async () => {
  const levels = await darkness(block, contact);
  const below = Array.from({ length: side - 322 }, (_, n) => at(levels, 200, 322 + n));
  expect(Math.max(...below)).toBeLessThanOrEqual(255 * (1 - (1 - contact.opacity) ** (1 / 2.2)) + 1);
  expect(Math.max(...below)).toBeGreaterThan(60);
  const darkest = below.indexOf(Math.max(...below));
  expect(darkest).toBeLessThan(4);
  for (let n = darkest + 1; n < below.length; n++) expect(below[n]).toBeLessThanOrEqual(below[n - 1] ?? 0);
  expect(below.at(-1)).toBe(0);
});

it.each([
  ["contact", contact],
  ["lying", { ...contact, pose: "lying" }],
] as const)("a %s shadow leaves the canvas's border exactly white, however close", async (_name, params) => {
  const levels = await darkness(box(20, 30, 380, 385), { ...params, softnessRatio: 0.1 });
  for (let n = 0; n < side; n++) {
    expect([at(levels, n, 0), at(levels, n, 399), at(levels, 0, n), at(levels, 399, n)]).toEqual([
      0, 0, 0, 0,
    ]);
  }
});

it("surrounds a lying product, and lies only under a standing one", async () => {
  const lying = await darkness(block, { ...contact, pose: "lying" });
  const standing = await darkness(block, { ...contact, pose: "standing" });
  for (const y of [150, 200, 250]) {
    expect(at(lying, 262, y)).toBeGreaterThan(20);
    expect(at(standing, 262, y)).toBe(0);
  }
  expect(at(lying, 262, 200)).toBe(at(lying, 137, 200));
});

it("takes what stands on too little, or beside its own middle, for lying", async () => {
  const tipped = union(box(60, 100, 330, 150), box(60, 140, 100, 330));
  const needle = union(box(150, 40, 250, 120), box(197, 110, 203, 360));
  const poses = await Promise.all([block, chair, tipped, needle].map((shape) => lay(shape, contact)));
  expect(poses.map((scene) => scene.shadow)).toEqual(["standing", "standing", "lying", "lying"]);
});

it.each([0, 25, 90, 155, 180, 270])("casts a shadow towards %i degrees", async (directionDegrees) => {
  const thin = box(196, 160, 204, 260);
  const cast = { kind: "cast", opacity: 0.6, softnessRatio: 0.02, directionDegrees, lengthRatio: 1 } as const;
  const middle = middleOf(await darkness(thin, cast));
  const angle = (directionDegrees * Math.PI) / 180;
  const [right, down] = [Math.cos(angle), Math.sin(angle) * 0.35];
  if (Math.abs(right) > 0.2) expect(Math.sign(middle.x - 200)).toBe(Math.sign(right));
  else expect(Math.abs(middle.x - 200)).toBeLessThan(3);
  if (down > 0.1) expect((middle.x - 200) / (middle.y - 260)).toBeCloseTo(right / down, 0);
});

it("casts nothing above the feet towards the viewer, softer and fainter with distance", async () => {
  const cast = {
    kind: "cast",
    opacity: 0.6,
    softnessRatio: 0.03,
    directionDegrees: 0,
    lengthRatio: 0.6,
  } as const;
  const tower = box(60, 100, 160, 300);
  const towards = await darkness(tower, { ...cast, directionDegrees: 90 });
  for (let y = 0; y < 270; y++) for (const x of [50, 170, 250]) expect(at(towards, x, y)).toBe(0);
  const along = await darkness(box(60, 100, 100, 300), cast);
  const peaks = [115, 150, 190].map((x) =>
    Math.max(...Array.from({ length: 80 }, (_, n) => at(along, x, 260 + n) || 0)),
  );
  expect(peaks[0]).toBeGreaterThan(peaks[1] ?? 0);
  expect(peaks[1]).toBeGreaterThan(peaks[2] ?? 0);
  for (let y = 0; y < side; y++) expect(at(along, 300, y) || 0).toBe(0);
});

it("mirrors the colours above each foot, fading to nothing at the asked distance", async () => {
  const halves = (_x: number, y: number) => (y > 300 ? ([200, 0, 0] as const) : ([0, 0, 200] as const));
  const product = drawFrame(side, side, halves, box(140, 120, 260, 320, 0.001));
  const params = { kind: "reflection", opacity: 0.5, reachRatio: 0.3, roughnessRatio: 0 } as const;
  const scene = { ...openScene(product), product, output: product };
  const { output } = await shadow.apply(scene, { shadow: params, encode }, tools);
  const pixel = (y: number) => [...output.rgba.subarray((y * side + 200) * 4, (y * side + 200) * 4 + 4)];
  expect(pixel(336)[0]).toBeGreaterThan(190);
  expect(pixel(344)[2]).toBeGreaterThan(190);
  const fade = [330, 345, 360, 375].map((y) => pixel(y)[3] ?? 0);
  fade.forEach((alpha, n) => expect(alpha).toBeLessThan(n === 0 ? 128 : (fade[n - 1] ?? 0)));
  expect(pixel(381)[3]).toBe(0);
  expect(coveredOutside(output, product, 300)).toBe(0);
});

it("throws no shadow without a product", async () => {
  const scene = await lay(nothing, contact);
  expect(scene.output).toBe(scene.product);
  expect(scene.shadow).toBeUndefined();
});

/** Pixels above `row` that the ground's image touched. */
function coveredOutside(output: Frame, product: Frame, row: number): number {
  let count = 0;
  for (let at = 3; at < row * side * 4; at += 4) if (output.rgba[at] !== product.rgba[at]) count++;
  return count;
}
