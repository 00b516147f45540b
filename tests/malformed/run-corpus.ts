/**
 * Renders the malformed corpus in a program of its own, so that a crash in a native decoder is seen and has a name.
 *
 *     node tests/malformed/run-corpus.ts SEED WEIGHTS
 *
 * Prints one JSON line when a file is begun and one when it is done.
 */
import { toAppError } from "#core/errors.ts";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import type { Recipe } from "#core/recipe.ts";
import { finishPicture } from "#imaging/finish-picture.ts";
import { openSegmenter } from "#imaging/segmenter.ts";
import { isnetMedium } from "#models/registry.ts";
import { malformedCorpus } from "./corpus.ts";

export interface Begun {
  readonly begun: string;
}

export interface Done {
  readonly done: string;
  /** What came of it: a file of so many bytes, or an error. */
  readonly outputBytes: number | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly ms: number;
  /** The most memory the program ever held, so far. */
  readonly peakBytes: number;
}

const [seedNumber, weights] = process.argv.slice(2);
if (seedNumber === undefined || weights === undefined) throw new Error("expected SEED and WEIGHTS");

const recipe: Recipe = {
  ...transparentCutout.recipe,
  segment: { model: isnetMedium.id, longSidePx: 256 },
  ground: { colour: "#ffffff" },
  encode: { format: "jpeg", quality: 80, minQuality: 60, maxBytes: 1_000_000 },
};
const { rules } = transparentCutout;
const segmenter = await openSegmenter(weights, isnetMedium, { threads: 1 });
const print = (line: Begun | Done) => console.log(JSON.stringify(line));

for (const { name, bytes } of await malformedCorpus(Number(seedNumber))) {
  print({ begun: name });
  const started = performance.now();
  const outcome = await finishPicture({ bytes, recipe, rules }, { segmenter }).then(
    ({ file }) => ({ outputBytes: file.bytes.length, code: null, reason: null }),
    (thrown: unknown) => {
      const { code, message } = toAppError(thrown);
      return { outputBytes: null, code, reason: message };
    },
  );
  const ms = Math.round(performance.now() - started);
  print({ done: name, ...outcome, ms, peakBytes: process.resourceUsage().maxRSS * 1024 });
}
await segmenter.close();
