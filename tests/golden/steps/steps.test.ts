import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import type { Recipe, StepName } from "#core/recipe.ts";
import type { Frame, Rendered } from "#imaging/frame.ts";
import { render } from "#imaging/pipeline.ts";
import type { Segmenter } from "#imaging/segmenter.ts";
import { compareToGolden } from "../compare-to-golden.ts";
import { openTestSegmenter } from "../open-test-segmenter.ts";

const photos = join(import.meta.dirname, "../../fixtures/images");
const order: readonly StepName[] = ["segment", "refine", "decontaminate", "frame", "shadow", "ground"];
let segmenter: Segmenter;

beforeAll(async () => {
  segmenter = await openTestSegmenter();
});
afterAll(() => segmenter.close());

/** The recipe's steps up to and including `last`; PNG, because the frame is what is looked at. */
function recipeUpTo(last: StepName): Recipe {
  const kept = order.slice(0, order.indexOf(last) + 1).map((name) => [name, etsyListing.recipe[name]]);
  return {
    ...(Object.fromEntries(kept) as Partial<Recipe>),
    encode: { ...etsyListing.recipe.encode, format: "png" },
  };
}

async function renderPhoto(name: string, last: StepName): Promise<Rendered> {
  return render(await readFile(join(photos, `${name}.jpg`)), recipeUpTo(last), { segmenter });
}

it.each(order.flatMap((step) => [["seal", step] as const, ["fan", step] as const]))(
  "%s after %s looks as it did",
  async (photo, step) => {
    const { output } = await renderPhoto(photo, step);
    await compareToGolden(output, join(import.meta.dirname, `${photo}-${step}.png`));
  },
);

it("keeps the fan's wires at full size", async () => {
  const { output } = await renderPhoto("fan", "decontaminate");
  await compareToGolden(crop(output, 330, 200, 320), join(import.meta.dirname, "fan-wires-at-full-size.png"));
});

it("notices a picture that is off by a shade", async () => {
  if (process.env["UPDATE_GOLDENS"] === "1") return;
  const { output } = await renderPhoto("seal", "ground");
  const darker: Frame = { ...output, rgba: output.rgba.map((value, i) => (i % 4 === 3 ? value : value - 2)) };
  await expect(compareToGolden(darker, join(import.meta.dirname, "seal-ground.png"))).rejects.toThrow(
    /received mean/,
  );
});

function crop({ width, rgba }: Frame, left: number, top: number, side: number): Frame {
  const cut = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++) {
    const from = ((top + y) * width + left) * 4;
    cut.set(rgba.subarray(from, from + side * 4), y * side * 4);
  }
  return { width: side, height: side, rgba: cut };
}
