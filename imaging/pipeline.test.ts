import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import { presets } from "#core/presets/registry.ts";
import { convertIsnet } from "#models/convert-isnet.ts";
import { madeUpWeights } from "#models/made-up-weights.ts";
import { isnetMedium } from "#models/registry.ts";
import { inspect } from "./inspect.ts";
import { makePreviews } from "./previews.ts";
import { render } from "./pipeline.ts";
import { renditionKey } from "./rendition-key.ts";
import { openSegmenter, type Segmenter } from "./segmenter.ts";

let segmenter: Segmenter;
let room = "";

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), "packshot-pipeline-"));
  const weights = join(room, "tiny.onnx");
  await writeFile(weights, convertIsnet(madeUpWeights(), "output"));
  segmenter = await openSegmenter(weights, isnetMedium);
});
afterAll(async () => {
  await segmenter.close();
  await rm(room, { recursive: true });
});

/** The frame enlarges alone. */
const withoutNet = { ...etsyListing.recipe, upscale: undefined };

/** A 400 × 300 PNG: a red disc of the radius, everything else clear; radius 0 leaves nothing. */
function cutOutPhoto(radius: number): Promise<Buffer> {
  const rgba = Buffer.alloc(400 * 300 * 4);
  for (let i = 0; i < 400 * 300; i++) {
    const distance = Math.hypot((i % 400) - 120, Math.floor(i / 400) - 100);
    rgba.set([200, 30, 20, 255 * Math.min(1, Math.max(0, radius - distance))], i * 4);
  }
  return sharp(rgba, { raw: { width: 400, height: 300, channels: 4 } })
    .png()
    .toBuffer();
}

it.each(presets.map((preset) => [preset.name, preset] as const))(
  "%s of a photo without any product is an empty picture that fails, not a crash",
  async (_name, preset) => {
    const rendered = await render(await cutOutPhoto(0), preset.recipe, { segmenter });
    expect(rendered.product.rgba.every((value) => value === 0)).toBe(true);
    const { outcome, findings } = await inspect(rendered, preset.rules);
    expect(outcome).toBe("fail");
    expect(findings.find(({ check }) => check === "mask-area")?.severity).toBe("fail");
    expect((await makePreviews(rendered)).before.length).toBeGreaterThan(0);
  },
);

it("shows the whole photo on the canvas when there is no product", async () => {
  const { output, placement } = await render(await cutOutPhoto(0), etsyListing.recipe, { segmenter });
  expect(placement.x).toBeGreaterThanOrEqual(0);
  expect(400 * placement.scale + placement.x).toBeLessThanOrEqual(output.width);
  expect(300 * placement.scale + placement.y).toBeLessThanOrEqual(output.height);
});

it("trusts a photo's own transparency and keeps its colours", async () => {
  const { mask, product, source, placement } = await render(await cutOutPhoto(60), withoutNet, { segmenter });
  expect(mask.alpha.every((value, i) => value === source.rgba[4 * i + 3])).toBe(true);
  const x = Math.round(120 * placement.scale + placement.x);
  const y = Math.round(100 * placement.scale + placement.y);
  expect([...product.rgba.subarray((y * product.width + x) * 4, (y * product.width + x) * 4 + 4)]).toEqual([
    200, 30, 20, 255,
  ]);
});

it("scales soft edges without dark or bright fringes", async () => {
  const { product } = await render(await cutOutPhoto(60), withoutNet, { segmenter });
  for (let at = 0; at < product.rgba.length; at += 4) {
    if ((product.rgba[at + 3] ?? 0) < 32) continue;
    expect(Math.abs((product.rgba[at] ?? 0) - 200)).toBeLessThanOrEqual(3);
  }
});

it("stops between steps when it is told to", async () => {
  const signal = AbortSignal.abort(new Error("worker is closing"));
  await expect(render(await cutOutPhoto(60), withoutNet, { segmenter, signal })).rejects.toThrow(
    "worker is closing",
  );
});

it("gives equal photos and recipes one key, whatever the order of the recipe's words, and others another", () => {
  const { segment, ...rest } = etsyListing.recipe;
  const key = renditionKey("a".repeat(64), etsyListing.recipe);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(renditionKey("a".repeat(64), { ...rest, ...(segment && { segment }) })).toBe(key);
  expect(renditionKey("b".repeat(64), etsyListing.recipe)).not.toBe(key);
  expect(renditionKey("a".repeat(64), rest)).not.toBe(key);
});
