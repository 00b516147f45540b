import { expect, test } from "vitest";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { cutoutPreset } from "./cutout-preset.ts";

test("opacity is what the preset does anyway", () => {
  expect(cutoutPreset("opacity")).toBe(transparentCutout);
});

test("coverage leaves out the step that looks for glass, and nothing else", () => {
  const { recipe } = cutoutPreset("coverage");
  expect(recipe).not.toHaveProperty("transmit");
  expect({ ...recipe, transmit: {} }).toEqual({ ...transparentCutout.recipe, transmit: {} });
});

test("any other word is refused", () => {
  expect(() => cutoutPreset("beta")).toThrow(/expected coverage or opacity for --alpha but received beta/);
});
