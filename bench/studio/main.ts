/**
 * What a 2,000 px scene costs after the cut-out: CPU seconds of this process with an unseen scene (empty room painted
 * first), and with the same room again, as in a batch. Also the memory at its highest.
 *
 *     npm run bench:studio -- [--side PX] [--scenes NAME,NAME]
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { studioPreset } from "#core/presets/studio.ts";
import { studioScenes } from "#core/studio/scenes/all.ts";
import { decode } from "#imaging/decode.ts";
import { alphaOf } from "#imaging/measure/alpha-of.ts";
import { openScene } from "#imaging/steps/define-step.ts";
import { frame } from "#imaging/steps/frame.ts";
import { scene } from "#imaging/steps/scene.ts";
import type { Segmenter } from "#imaging/segmenter.ts";
import { readMemory } from "../process-figures.ts";

const photo = new URL("../../tests/fixtures/images/chair-cut-out.webp", import.meta.url);
const { values } = parseArgs({
  options: { side: { type: "string", default: "2000" }, scenes: { type: "string" } },
});
const side = Number(values.side);
const wanted = values.scenes?.split(",") ?? ["paper-cream", "podium-travertine", "oak-green", "water-teal"];
const refuse = () => {
  throw new Error("expected no segmentation after the cut-out but received a call");
};
const segmenter: Segmenter = { inputSize: refuse, score: refuse, close: () => Promise.resolve() };

const source = await decode(await readFile(photo));
const mask = alphaOf(source);
// The first scene also pays for the compiler.
await compose(studioScenes[0]?.name ?? "");
console.log("scene                 new s  again s");
for (const name of wanted) {
  const fresh = await compose(name);
  const again = await compose(name);
  console.log(`${name.padEnd(20)}  ${fresh.toFixed(2).padStart(5)}  ${again.toFixed(2).padStart(7)}`);
}
console.log(`peak memory ${(await readMemory("self")).peakMiB.toFixed(0)} MiB`);

/** CPU seconds of the scene step alone. */
async function compose(name: string): Promise<number> {
  const { recipe } = studioPreset({
    name,
    title: name,
    description: name,
    scene: { name, seed: 1 },
    fillRatio: 0.6,
    widthPx: side,
    heightPx: side,
  });
  const widened = { ...recipe, frame: recipe.frame && { ...recipe.frame, maxUpscale: 4 } };
  const placed = await frame.apply({ ...openScene(source), mask, coarse: mask }, widened, {
    segmenter,
  });
  const startedAt = process.cpuUsage();
  await scene.apply(placed, recipe, { segmenter });
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1e6;
}
