import { expect, test } from "vitest";
import { presets } from "./presets/registry.ts";
import { canonicalRecipe, recipeSchema } from "./recipe.ts";

const encode = { format: "jpeg", quality: 90, minQuality: 80, maxBytes: 1_000_000 };

test.each(presets.map((preset) => [preset.name, preset.recipe] as const))(
  "%s is a recipe and canonical however it is read",
  (_name, recipe) => {
    const read = recipeSchema.parse(JSON.parse(JSON.stringify(recipe)));
    expect(canonicalRecipe(read)).toBe(canonicalRecipe(recipe));
  },
);

test("a ground is a colour or the photo's own, never both", () => {
  const accepts = (ground: unknown) => recipeSchema.safeParse({ ground, encode }).success;
  expect([{ colour: "#ffffff" }, { colour: null }, { keep: true }].map(accepts)).toEqual([true, true, true]);
  expect([{}, { keep: false }, { keep: true, colour: "#ffffff" }].map(accepts)).toEqual([
    false,
    false,
    false,
  ]);
});

test("no shadow is laid on a ground that has its own", () => {
  const shadow = { opacity: 0.3, softnessRatio: 0.02 };
  const refused = recipeSchema.safeParse({ shadow, ground: { keep: true }, encode });
  expect(refused.error?.issues.map(({ path }) => path)).toEqual([["shadow"]]);
});
