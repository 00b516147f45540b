import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Preset } from "#core/preset.ts";
import { presets } from "#core/presets/registry.ts";
import { inspect } from "#imaging/inspect.ts";
import { render, type Tools } from "#imaging/pipeline.ts";
import { openTestTools } from "./open-test-tools.ts";

const photos = join(import.meta.dirname, "../fixtures/images");
let tools: Tools;

beforeAll(async () => {
  tools = await openTestTools();
});
afterAll(() => tools.segmenter.close());

async function judge(preset: Preset, photo: string) {
  const rendered = await render(await readFile(join(photos, `${photo}.jpg`)), preset.recipe, tools);
  const { findings } = await inspect(rendered, preset.rules, tools);
  expect(rendered.file.bytes.length).toBeLessThanOrEqual(preset.recipe.encode.maxBytes);
  return findings.filter(({ severity }) => severity !== "pass");
}

/** Scenes share all but their last step, which tests/golden/studio judges. */
const onPlainGround = presets.filter(({ recipe }) => !recipe.scene);

it.each(onPlainGround.map((preset) => [preset.name, preset] as const))(
  "%s passes its own rules on the seal, and finds no fault in the fan but its fine wires",
  async (_name, preset) => {
    expect(await judge(preset, "seal")).toEqual([]);
    const doubts = (await judge(preset, "fan")).filter(({ check }) => check !== "mask-confidence");
    expect(doubts).toEqual([]);
  },
);
