import { expect, it } from "vitest";
import { adaptTo, levelOfLight, lightOfLevel, luminance, times, toLight, type Rgb } from "./light.ts";
import { labOf } from "./measure/lab.ts";

it("takes every level to light and back", () => {
  for (let level = 0; level < 256; level++) {
    expect(levelOfLight(lightOfLevel[level] ?? -1)).toBeCloseTo(level, 1);
  }
  expect([levelOfLight(-0.2), levelOfLight(1.7)]).toEqual([0, 255]);
});

it.each<[string, Rgb]>([
  ["white", [255, 255, 255]],
  ["lamp", [250, 225, 180]],
  ["shade", [190, 205, 235]],
])("makes a %s a grey of its own luminance", (_name, white) => {
  const light = toLight(white);
  const adapted = times(adaptTo(white), light);
  for (const channel of adapted) expect(channel).toBeCloseTo(luminance(light), 4);
});

it("leaves a neutral scene as it is", () => {
  for (const [i, value] of adaptTo([128, 128, 128]).entries())
    expect(value).toBeCloseTo(i % 4 === 0 ? 1 : 0, 6);
});

it("keeps what is grey in the light grey at every brightness", () => {
  const matrix = adaptTo([240, 214, 170]);
  const half = times(matrix, times([0.2, 0, 0, 0, 0.2, 0, 0, 0, 0.2], toLight([240, 214, 170])));
  const [, a, b] = labOf(...(half.map(levelOfLight) as unknown as Rgb));
  expect(Math.hypot(a, b)).toBeLessThan(0.3);
});
