import { join } from "node:path";
import { expect, it } from "vitest";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import type { Recipe } from "#core/recipe.ts";
import type { Mask } from "#imaging/frame.ts";
import { layOnColour } from "#imaging/lay-on-colour.ts";
import { decontaminate } from "#imaging/steps/decontaminate.ts";
import { openScene, type Scene, type Tools } from "#imaging/steps/define-step.ts";
import { transmit } from "#imaging/steps/transmit.ts";
import { withMask } from "#imaging/with-mask.ts";
import { drawTumbler, photograph, wallAndTable } from "#tests/fixtures/draw-glass.ts";
import { compareToGolden } from "../compare-to-golden.ts";

const glass = drawTumbler(640, 640);
const photo = photograph(glass, wallAndTable([205, 198, 186], [116, 80, 55], 400), 1.5);
const recipe: Recipe = { transmit: {}, decontaminate: {}, encode: etsyListing.recipe.encode };

function cutOut(mask: Mask): Scene {
  const product = withMask(photo, mask);
  return { ...openScene(photo), coarse: mask, mask, product, output: product };
}

async function through(scene: Scene): Promise<Scene> {
  const tools = {} as Tools;
  return decontaminate.apply(await transmit.apply(scene, recipe, tools), recipe, tools);
}

it.each([
  ["white", "#ffffff"],
  ["black", "#000000"],
  ["teal", "#10a0a0"],
])("glass before a table, laid on %s, looks as it did", async (name, colour) => {
  const { output } = await through(cutOut(glass.coverage));
  await compareToGolden(layOnColour(output, colour), join(import.meta.dirname, `glass-on-${name}.png`));
});

it("leaves the coverage and the photo as they are", async () => {
  const scene = await through(cutOut(glass.coverage));
  expect(scene.mask).toBe(glass.coverage);
  expect(scene.source).toBe(photo);
  expect(scene.transparency?.kind).toBe("estimated");
});

it("keeps glass solid where the recipe says so", async () => {
  const scene = await transmit.apply(
    cutOut(glass.coverage),
    { ...recipe, transmit: { solid: true } },
    {} as Tools,
  );
  expect(scene.product).toEqual(withMask(photo, glass.coverage));
  expect(scene.transparency).toEqual({ kind: "estimated", opacity: glass.coverage });
});

it("looks for nothing where the recipe does not ask, nor in a photo that came cut out", async () => {
  const scene = cutOut(glass.coverage);
  const tools = {} as Tools;
  expect(await transmit.apply(scene, { encode: recipe.encode }, tools)).toBe(scene);
  const cut = { ...scene, source: withMask(photo, glass.coverage) };
  expect(await transmit.apply(cut, recipe, tools)).toBe(cut);
});
