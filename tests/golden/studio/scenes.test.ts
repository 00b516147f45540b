import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { deltaE2000 } from "#core/colour/delta-e-2000.ts";
import type { Recipe } from "#core/recipe.ts";
import type { SceneParams } from "#core/studio/scene-step.ts";
import { studioScenes } from "#core/studio/scenes/all.ts";
import type { Frame, Rendered } from "#imaging/frame.ts";
import { inspect } from "#imaging/inspect.ts";
import { labOf } from "#imaging/measure/lab.ts";
import { render } from "#imaging/pipeline.ts";
import type { Segmenter } from "#imaging/segmenter.ts";
import { cutSteps } from "#core/presets/cut-steps.ts";
import { studioPresets } from "#core/presets/studio.ts";
import { compareToGolden } from "../compare-to-golden.ts";

/** Cut out beforehand: its own transparency is taken, and no net is asked. */
const chair = await readFile(join(import.meta.dirname, "../../fixtures/images/chair-cut-out.webp"));
const refuse = () => {
  throw new Error("expected no segmentation for a recipe without one but received a call");
};
const segmenter: Segmenter = { inputSize: refuse, score: refuse, close: () => Promise.resolve() };

/** The chair touches its photo's edges, has no ground to compare with, and is made small here. */
const faultsOfPhoto = ["cut-off", "halo", "resolution"];

function recipeFor(scene: SceneParams, sidePx: number): Recipe {
  return {
    segment: cutSteps.segment,
    frame: {
      widthPx: sidePx,
      heightPx: sidePx,
      fillRatio: 0.6,
      align: "baseline",
      marginBelowRatio: 0.19,
      maxUpscale: 1,
    },
    scene,
    encode: { format: "png", quality: 100, minQuality: 100, maxBytes: 10_000_000 },
  };
}

function put(scene: SceneParams, sidePx = 200): Promise<Rendered> {
  return render(chair, recipeFor(scene, sidePx), { segmenter });
}

it.each([
  "paper-mustard",
  "oak-plaster",
  "marble-black",
  "linen-natural",
  "sand-dune",
  "water-teal",
  "window-plaster",
  "garden-table",
])("the chair in %s looks as it did", async (name) => {
  const { output } = await put({ name, seed: 1 }, 480);
  await compareToGolden(output, join(import.meta.dirname, `chair-in-${name}.png`));
});

it("puts a block on a podium, and a chair, which has legs, on the ground", async () => {
  const raised = await render(await blockCutOut(), recipeFor({ name: "podium-terrazzo", seed: 1 }, 480), {
    segmenter,
  });
  await compareToGolden(raised.output, join(import.meta.dirname, "block-on-podium.png"));
  const { output } = await put({ name: "podium-terrazzo", seed: 1 }, 480);
  await compareToGolden(output, join(import.meta.dirname, "chair-in-podium-terrazzo.png"));
});

it("lays a chair that is told to lie on its ground, seen from above", async () => {
  const { output, shadow } = await put({ name: "linen-natural", seed: 1, pose: "lying" }, 480);
  expect(shadow).toBe("lying");
  await compareToGolden(output, join(import.meta.dirname, "chair-lying-on-linen.png"));
});

describe.each(studioScenes.map(({ name }) => name))("%s", (name) => {
  it("is the same to the bit with the same seed, opaque, and leaves the product as it is", async () => {
    const [one, other] = [await put({ name, seed: 7 }), await put({ name, seed: 7 })];
    expect(Buffer.compare(bytesOf(one), bytesOf(other))).toBe(0);
    expect(one.output.rgba.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
    expect(changeOf(one)).toEqual({ pixels: expect.any(Number) as number, worst: 0 });
    expect(changeOf(one).pixels).toBeGreaterThan(500);
  });
});

it("is another picture with another seed", async () => {
  const [one, other] = [
    await put({ name: "marble-white", seed: 1 }),
    await put({ name: "marble-white", seed: 2 }),
  ];
  expect(Buffer.compare(bytesOf(one), bytesOf(other))).not.toBe(0);
});

it.each(studioPresets.map((preset) => [preset.name, preset] as const))(
  "%s adds no fault to those the photo has",
  async (_name, { recipe, rules }) => {
    const { segment, scene, frame, encode } = recipe;
    if (!segment || !scene || !frame) expect.fail("expected a scene and a frame for a preset of the studio");
    const small = { ...frame, widthPx: 640, heightPx: 640, maxUpscale: 1 };
    const rendered = await render(chair, { segment, frame: small, scene, encode }, { segmenter });
    const { findings } = await inspect(rendered, rules);
    const doubts = findings.filter(({ severity }) => severity !== "pass");
    expect(doubts.map(({ check }) => check)).toEqual(faultsOfPhoto);
  },
);

it("refuses a scene nobody knows, and a scene beside a shadow or without a canvas", async () => {
  const { recipeSchema } = await import("#core/recipe.ts");
  const recipe = recipeFor({ name: "oak-plaster", seed: 1 }, 320);
  const messages = (broken: unknown) =>
    recipeSchema.safeParse(broken).error?.issues.map(({ message }) => message);
  expect(recipeSchema.safeParse(recipe).success).toBe(true);
  expect(messages({ ...recipe, scene: { name: "the-moon", seed: 1 } })).toEqual([
    "expected the name of a studio scene",
  ]);
  expect(messages({ ...recipe, shadow: { opacity: 0.5, softnessRatio: 0.02 } })).toHaveLength(1);
  expect(messages({ ...recipe, frame: undefined })).toHaveLength(1);
  expect(messages({ ...recipe, scene: { name: "oak-plaster", seed: 1, light: { share: 3 } } })).toHaveLength(
    1,
  );
});

function bytesOf({ output: { rgba } }: Rendered): Buffer {
  return Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength);
}

/** A blue block that fills the lower middle of its photo. */
function blockCutOut(): Promise<Buffer> {
  const block = { create: { width: 200, height: 260, channels: 4, background: "#2d5d8f" } } as const;
  return sharp({
    create: { width: 400, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite([{ input: block, left: 100, top: 90 }])
    .png()
    .toBuffer();
}

/** The worst ΔE2000 between the product on its canvas and in its scene, over its solid pixels. */
function changeOf({ product, output }: Rendered): { pixels: number; worst: number } {
  let [pixels, worst] = [0, 0];
  for (let i = 0; i < product.rgba.length; i += 4) {
    if (product.rgba[i + 3] !== 255) continue;
    pixels++;
    worst = Math.max(worst, deltaE2000(labAt(product, i), labAt(output, i)));
  }
  return { pixels, worst };
}

function labAt({ rgba }: Frame, i: number) {
  return labOf(rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0);
}
