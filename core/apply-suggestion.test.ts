import { expect, test } from "vitest";
import { applySuggestion } from "./apply-suggestion.ts";
import { findPreset } from "./presets/registry.ts";
import { recipeSchema, type Recipe } from "./recipe.ts";

const recipe = findPreset("amazon-main")?.recipe as Recipe;

test("straightens, and leaves the rest of the recipe alone", () => {
  const { straighten, ...rest } = applySuggestion(recipe, { straighten: { degrees: -2.3 } });
  const { straighten: before, ...others } = recipe;
  expect(straighten).toEqual({ ...before, degrees: (before?.degrees ?? 0) - 2.3 });
  expect(rest).toEqual(others);
});

test("comes on top of what the recipe does already, within what a recipe may hold", () => {
  const once = applySuggestion(recipe, { straighten: { degrees: 9.1, keystoneY: 0.2 } });
  const twice = applySuggestion(once, { straighten: { degrees: 9.1, keystoneY: 0.05 } });
  expect(twice.straighten).toEqual({ degrees: 15, keystoneY: 0.25 });
  expect(recipeSchema.parse(twice)).toEqual(twice);
  expect(applySuggestion(twice, { straighten: { degrees: -15, keystoneY: -0.25 } }).straighten).toEqual({
    degrees: 0,
  });
});
