import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { StepParams } from "#core/recipe.ts";
import { render } from "#imaging/pipeline.ts";
import type { Segmenter } from "#imaging/segmenter.ts";
import { compareToGolden } from "../compare-to-golden.ts";

/** A chair cut out beforehand: its back legs touch the ground higher in the picture, and no net is asked. */
const chair = join(import.meta.dirname, "../../fixtures/images/chair-cut-out.webp");
const refuse = () => {
  throw new Error("expected no segmentation for a recipe without one but received a call");
};
const segmenter: Segmenter = { inputSize: refuse, score: refuse, close: () => Promise.resolve() };

const shadows: readonly (readonly [name: string, params: StepParams<"shadow">])[] = [
  ["contact", { opacity: 0.7, softnessRatio: 0.02 }],
  ["lying", { opacity: 0.7, softnessRatio: 0.02, pose: "lying" }],
  ["cast", { kind: "cast", opacity: 0.5, softnessRatio: 0.04, directionDegrees: 25, lengthRatio: 0.5 }],
  ["reflection", { kind: "reflection", opacity: 0.35, reachRatio: 0.3, roughnessRatio: 0.012 }],
];

it.each(shadows)("a chair with a %s shadow looks as it did", async (name, shadow) => {
  const { output } = await render(
    await readFile(chair),
    {
      frame: { widthPx: 640, heightPx: 640, fillRatio: 0.75, align: "centre", maxUpscale: 1 },
      shadow,
      ground: { colour: "#ffffff" },
      encode: { format: "png", quality: 100, minQuality: 100, maxBytes: 10_000_000 },
    },
    { segmenter },
  );
  await compareToGolden(output, join(import.meta.dirname, `chair-${name}-shadow.png`));
  expect([...output.rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
});
