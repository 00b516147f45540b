import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
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

it.each(
  presets.flatMap((preset) => [
    [preset.name, "seal", preset] as const,
    [preset.name, "fan", preset] as const,
  ]),
)("%s passes its own rules on the %s", async (_name, photo, preset) => {
  const rendered = await render(await readFile(join(photos, `${photo}.jpg`)), preset.recipe, tools);
  const { outcome, findings } = await inspect(rendered, preset.rules, tools);
  expect(findings.filter(({ severity }) => severity !== "pass")).toEqual([]);
  expect(outcome).toBe("pass");
  expect(rendered.file.bytes.length).toBeLessThanOrEqual(preset.recipe.encode.maxBytes);
});
