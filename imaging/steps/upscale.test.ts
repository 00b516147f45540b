import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Recipe, recipeSchema } from "#core/recipe.ts";
import { fetchAsset } from "#models/fetch.ts";
import { esrganSlim } from "#models/registry.ts";
import { box, drawFrame, drawMask, nothing, type Shape, woven } from "#tests/fixtures/draw-rendered.ts";
import { openOnnxSession } from "../onnx-session.ts";
import { openUpscaler, type Upscaler } from "../upscaler.ts";
import { withMask } from "../with-mask.ts";
import { openScene, type Scene, type Tools } from "./define-step.ts";
import { frame } from "./frame.ts";
import { upscale } from "./upscale.ts";

const recipe: Recipe = {
  upscale: { model: esrganSlim.id, fromFactor: 1.25, maxMegapixels: 0.5 },
  frame: { widthPx: 300, heightPx: 300, fillRatio: 0.8, align: "centre", maxUpscale: 2 },
  encode: { format: "png", quality: 100, minQuality: 100, maxBytes: 1_000_000 },
};
let upscaler: Upscaler;
let tools: Tools;

beforeAll(async () => {
  const path = await fetchAsset(esrganSlim, { cacheDir: join(import.meta.dirname, "../../.cache/models") });
  upscaler = await openUpscaler(path, esrganSlim, openOnnxSession);
  // These two steps ask for no segmenter.
  tools = { upscaler: () => Promise.resolve(upscaler) } as unknown as Tools;
});
afterAll(() => upscaler.close());

/** A woven product of 130 × 100 pixels off the middle of a photo of 240 × 200. */
function cutOut(shape: Shape = box(30, 60, 160, 160, 8)): Scene {
  const source = drawFrame(240, 200, woven);
  const mask = drawMask(240, 200, shape);
  const product = withMask(source, mask);
  return { ...openScene(source), mask, coarse: mask, product, output: product };
}

it("puts the same product on the same place of the canvas, from more pixels", async () => {
  const plain = await frame.apply(cutOut(), recipe, tools);
  const enlarged = await upscale.apply(cutOut(), recipe, tools);
  expect(enlarged.product).toEqual(cutOut().product);
  expect(enlarged.enlarged?.product.width).toBe(2 * 138);
  const framed = await frame.apply(enlarged, recipe, tools);
  expect(framed.placement).toEqual(plain.placement);
  expect([framed.output.width, framed.output.height]).toEqual([plain.output.width, plain.output.height]);
  let [farthest, colours] = [0, 0];
  for (let at = 0; at < plain.output.rgba.length; at += 4) {
    farthest = Math.max(
      farthest,
      Math.abs((plain.output.rgba[at + 3] ?? 0) - (framed.output.rgba[at + 3] ?? 0)),
    );
    for (let channel = 0; channel < 3; channel++) {
      colours += Math.abs((plain.output.rgba[at + channel] ?? 0) - (framed.output.rgba[at + channel] ?? 0));
    }
  }
  // Parts are drawn from whole pixels on; two pixels' shift of its soft edge would be 34 levels of coverage.
  expect(farthest).toBeLessThan(32);
  expect(colours / (plain.output.rgba.length * 0.75)).toBeLessThan(3);
});

it.each<[string, Scene, Partial<Recipe>]>([
  [
    "a product with pixels enough",
    cutOut(),
    { frame: { ...recipe.frame, widthPx: 150, heightPx: 150 } as Recipe["frame"] },
  ],
  [
    "a product of too many pixels",
    cutOut(),
    { upscale: { ...recipe.upscale, maxMegapixels: 0.01 } as Recipe["upscale"] },
  ],
  ["a photo without a product", cutOut(nothing), {}],
  ["a recipe without a frame", cutOut(), { frame: undefined }],
])("leaves %s alone", async (_what, scene, change) => {
  expect(await upscale.apply(scene, { ...recipe, ...change }, tools)).toBe(scene);
});

it("says which model is missing", async () => {
  await expect(upscale.apply(cutOut(), recipe, {} as Tools)).rejects.toMatchObject({
    code: "INTERNAL",
    message: "expected model esrgan-slim-x2 for upscaling but received none",
  });
});

it("is refused beside the photo's own ground, which would stay unsharp", () => {
  expect(recipeSchema.safeParse({ ...recipe, ground: { keep: true } }).success).toBe(false);
  expect(recipeSchema.safeParse({ ...recipe, ground: { colour: null } }).success).toBe(true);
});
