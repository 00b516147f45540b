import { expect, it } from "vitest";
import type { StepParams } from "#core/recipe.ts";
import { box, drawFrame, drawRendered } from "#tests/fixtures/draw-rendered.ts";
import type { Scene, Tools } from "./define-step.ts";
import { ground } from "./ground.ts";

const encode = { format: "png", quality: 100, minQuality: 100, maxBytes: 1 } as const;
const laid = async (scene: Scene, params: StepParams<"ground">) =>
  (await ground.apply(scene, { ground: params, encode }, {} as Tools)).output;

/** A product in a photo whose ground gets lighter downwards, drawn half as large on a larger canvas. */
const scene: Scene = await drawRendered({
  width: 200,
  height: 160,
  shape: box(60, 40, 140, 120),
  behind: (_x, y) => [100 + y / 2, 120, 140],
  canvas: { width: 300, height: 220 },
  placement: { scale: 0.5, x: 100, y: 60 },
  ground: null,
});

it("lays the product on one colour, or on nothing", async () => {
  const white = await laid(scene, { colour: "#fafafa" });
  expect([...white.rgba.subarray(0, 4)]).toEqual([250, 250, 250, 255]);
  expect(await laid(scene, { colour: null })).toBe(scene.output);
});

it("keeps the photo's own ground where the product was placed, and carries it on to the canvas's edges", async () => {
  const { width, height, rgba } = await laid(scene, { keep: true });
  expect([width, height]).toEqual([300, 220]);
  const at = (x: number, y: number) => [...rgba.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
  const source = (x: number, y: number) => [
    ...scene.source.rgba.subarray(4 * (y * 200 + x), 4 * (y * 200 + x) + 4),
  ];
  for (let i = 3; i < rgba.length; i += 4) expect(rgba[i]).toBe(255);
  const near = (one: number[], other: number[]) =>
    one.every((value, c) => Math.abs(value - (other[c] ?? 0)) <= 3);
  expect(near(at(110, 80), source(20, 40))).toBe(true);
  expect(near(at(92, 80), at(101, 80))).toBe(true);
  expect(near(at(150, 146), at(150, 138))).toBe(true);
});

it("keeps it as it was exposed", async () => {
  const photo = drawFrame(200, 160, () => [240, 240, 240]);
  const { rgba } = await laid({ ...scene, exposed: { target: "ground", photo } }, { keep: true });
  expect(new Set(rgba)).toEqual(new Set([240, 255]));
});

it("stays empty where the photo does not reach the canvas at all", async () => {
  const away = await laid({ ...scene, placement: { scale: 0.5, x: 900, y: 0 } }, { keep: true });
  expect(away.rgba.every((value) => value === 0)).toBe(true);
});
