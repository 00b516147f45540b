/** Goldens of the steps that no preset asks for: straighten, restore, expose, and a ground that is kept. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import type { Recipe } from "#core/recipe.ts";
import { colourFidelity } from "#imaging/checks/colour-fidelity.ts";
import { decode } from "#imaging/decode.ts";
import type { Frame, Rendered } from "#imaging/frame.ts";
import { render } from "#imaging/pipeline.ts";
import type { Segmenter } from "#imaging/segmenter.ts";
import { addNoise } from "#tests/fixtures/spoil-photo.ts";
import { compareToGolden } from "../compare-to-golden.ts";
import { openTestSegmenter } from "../open-test-segmenter.ts";

const photos = join(import.meta.dirname, "../../fixtures/images");
const golden = (name: string) => join(import.meta.dirname, `${name}.png`);
let segmenter: Segmenter;

beforeAll(async () => {
  segmenter = await openTestSegmenter();
});
afterAll(() => segmenter.close());

async function renderFile(file: Buffer, recipe: Omit<Recipe, "encode">): Promise<Rendered> {
  return render(file, { ...recipe, encode: { ...etsyListing.recipe.encode, format: "png" } }, { segmenter });
}

const renderPhoto = async (name: string, recipe: Omit<Recipe, "encode">) =>
  renderFile(await readFile(join(photos, `${name}.jpg`)), recipe);

it("straightens the seal as it did", async () => {
  const { output } = await renderPhoto("seal", {
    straighten: { degrees: 7, keystoneY: 0.12, keystoneX: -0.05 },
  });
  await compareToGolden(output, golden("seal-straighten"));
});

it("restores a noisy seal as it did, at full size", async () => {
  const middle = { left: 480, top: 300, width: 320, height: 320 };
  const clean = await decode(await sharp(join(photos, "seal.jpg")).extract(middle).png().toBuffer());
  const noisy = addNoise(clean, 12);
  const { output } = await renderFile(await asPng(noisy), { restore: { strength: 1 } });
  await compareToGolden(output, golden("seal-restore-at-full-size"));
});

const { segment, refine, decontaminate, frame } = etsyListing.recipe;
const cut = {
  ...(segment && { segment }),
  ...(refine && { refine }),
  ...(decontaminate && { decontaminate }),
};

it("corrects the ground the fan keeps, and leaves the fan its colours", async () => {
  const rendered = await renderPhoto("fan", {
    ...cut,
    ...(frame && { frame }),
    expose: { target: "ground" },
    ground: { keep: true },
  });
  await compareToGolden(rendered.output, golden("fan-expose-ground"));
  const { measured, severity } = colourFidelity(rendered);
  expect(severity).toBe("pass");
  expect(measured).toBeLessThanOrEqual(0.5);
});

it("relights the whole fan as it did", async () => {
  const { output } = await renderPhoto("fan", { ...cut, expose: { target: "whole" } });
  await compareToGolden(output, golden("fan-expose-whole"));
});

function asPng({ width, height, rgba }: Frame): Promise<Buffer> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}
