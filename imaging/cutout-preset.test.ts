import { expect, test } from "vitest";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { cutoutPreset } from "./cutout-preset.ts";

test("opacity is what the preset does anyway", () => {
  expect(cutoutPreset("opacity")).toBe(transparentCutout);
});

test("coverage keeps glass solid, and changes nothing else", () => {
  const { recipe } = cutoutPreset("coverage");
  expect(recipe).toEqual({ ...transparentCutout.recipe, transmit: { solid: true } });
});

test("any other word is refused", () => {
  expect(() => cutoutPreset("beta")).toThrow(/expected coverage or opacity for --alpha but received beta/);
});
