import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import type { Recipe } from "#core/recipe.ts";
import { render, type Tools } from "#imaging/pipeline.ts";
import { openOnnxSession } from "#imaging/onnx-session.ts";
import { openUpscaler } from "#imaging/upscaler.ts";
import { fetchAsset } from "#models/fetch.ts";
import { esrganSlim } from "#models/registry.ts";
import { compareToGolden } from "../compare-to-golden.ts";

const recipe: Recipe = {
  upscale: { model: esrganSlim.id, fromFactor: 1.25, maxMegapixels: 0.5 },
  frame: { widthPx: 560, heightPx: 560, fillRatio: 0.9, align: "centre", maxUpscale: 2 },
  ground: { colour: "#ffffff" },
  encode: { format: "png", quality: 100, minQuality: 100, maxBytes: 5_000_000 },
};

/** The fan's middle at half its size in a round cut-out of its own, so that no other net has a say. */
async function smallFan(): Promise<Buffer> {
  const photo = await readFile(join(import.meta.dirname, "../../fixtures/images/fan.jpg"));
  const disc = Buffer.from('<svg width="260" height="260"><circle cx="130" cy="130" r="126"/></svg>');
  const part = await sharp(photo).extract({ left: 210, top: 130, width: 520, height: 520 }).png().toBuffer();
  return sharp(part)
    .resize(260, 260)
    .composite([{ input: disc, blend: "dest-in" }])
    .png()
    .toBuffer();
}

it("a small fan enlarged by the net looks as it did", async () => {
  const cacheDir = join(import.meta.dirname, "../../../.cache/models");
  const upscaler = await openUpscaler(
    await fetchAsset(esrganSlim, { cacheDir }),
    esrganSlim,
    openOnnxSession,
  );
  const tools = { upscaler: () => Promise.resolve(upscaler) } as unknown as Tools;
  const { output, enlarged } = await render(await smallFan(), recipe, tools);
  await upscaler.close();
  expect(enlarged?.factor).toBe(2);
  await compareToGolden(output, join(import.meta.dirname, "fan-upscale.png"));
});
