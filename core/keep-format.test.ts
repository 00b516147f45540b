import { expect, test } from "vitest";
import { keepFormat } from "./keep-format.ts";
import { findPreset } from "./presets/registry.ts";

const recipeOf = (preset: string) => findPreset(preset)!.recipe;

test.each([
  ["amazon-main", "image/png", "png"],
  ["amazon-main", "image/webp", "webp"],
  ["transparent-cutout", "image/webp", "webp"],
])("%s for a file of %s is written as %s", (preset, mimeType, format) => {
  const recipe = recipeOf(preset);
  expect(keepFormat(recipe, mimeType)).toEqual({ ...recipe, encode: { ...recipe.encode, format } });
});

test("transparency is not lost for the sake of a JPEG", () => {
  expect(keepFormat(recipeOf("transparent-cutout"), "image/jpeg")).toBe(recipeOf("transparent-cutout"));
});

test("a format we do not write changes nothing", () => {
  expect(keepFormat(recipeOf("amazon-main"), "image/heic")).toBe(recipeOf("amazon-main"));
});
