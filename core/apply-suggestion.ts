/** Puts what a check suggests into a recipe. */
import type { Recipe } from "./recipe.ts";
import type { Finding } from "./verdict.ts";

type Suggestion = NonNullable<Finding["suggestion"]>;

/** A suggestion is measured on the picture as it is, so it comes on top of what the recipe does already. */
export function applySuggestion(recipe: Recipe, { straighten }: Suggestion): Recipe {
  const { degrees = 0, keystoneX = 0, keystoneY = 0 } = recipe.straighten ?? {};
  const sum = (mine: number, more: number | undefined, most: number) =>
    Math.min(most, Math.max(-most, Number((mine + (more ?? 0)).toFixed(3))));
  const [x, y] = [sum(keystoneX, straighten.keystoneX, 0.3), sum(keystoneY, straighten.keystoneY, 0.3)];
  return {
    ...recipe,
    straighten: {
      degrees: sum(degrees, straighten.degrees, 15),
      ...(x !== 0 && { keystoneX: x }),
      ...(y !== 0 && { keystoneY: y }),
    },
  };
}
