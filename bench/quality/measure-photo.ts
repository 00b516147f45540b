/** One photo through the product's own pipeline, judged by its own checks and scored against the truth. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Preset } from "#core/preset.ts";
import type { Mask, Rendered } from "#imaging/frame.ts";
import { inspect } from "#imaging/inspect.ts";
import { render, type Tools } from "#imaging/pipeline.ts";
import { type PhotoSet, readTruth, type TruePhoto } from "./photo-set.ts";
import type { PhotoResult } from "./results.ts";
import { scoreMask } from "./score/score-mask.ts";

export interface Measured {
  readonly result: PhotoResult;
  readonly rendered: Rendered;
  readonly truth: Mask;
}

/** Scored is coverage, where the product is: glass counts as covered, as it does in the truth. */
export async function measurePhoto(
  photo: TruePhoto,
  set: PhotoSet,
  preset: Pick<Preset, "recipe" | "rules">,
  tools: Tools,
): Promise<Measured> {
  const bytes = await readFile(join(set.folder, photo.file));
  const truth = await readTruth(set, photo);
  const started = performance.now();
  const rendered = await render(bytes, preset.recipe, tools);
  const { outcome, findings } = await inspect(rendered, preset.rules, tools);
  const ms = Math.round(performance.now() - started);
  const { id, object, kind, cases } = photo;
  const confidence = findings.find(({ check }) => check === "mask-confidence")?.measured ?? null;
  const score = scoreMask(rendered.mask, truth);
  const route = describeRoute(rendered);
  return {
    result: { id, object, kind, cases, score, outcome, findings, confidence, route, ms },
    rendered,
    truth,
  };
}

function describeRoute({ search, transparency }: Rendered): string {
  if (!search) return "the photo's own transparency";
  const { looks, agreement, leftOut } = search;
  const parts = [
    looks === 1 ? "one look" : `${looks} looks`,
    ...(agreement === null ? [] : [`agreement ${agreement.toFixed(3)}`]),
    ...(leftOut === 0 ? [] : [`${leftOut} other thing${leftOut === 1 ? "" : "s"} left out`]),
    ...(transparency && transparency.kind !== "none" ? [`glass ${transparency.kind}`] : []),
  ];
  return parts.join(", ");
}
