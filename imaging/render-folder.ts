/** Runs the pipeline over a folder of photos: resumable, and no bad file stops the rest. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError, toAppError } from "#core/errors.ts";
import { outputFormats } from "#core/output-formats.ts";
import type { Preset } from "#core/preset.ts";
import { type FolderPhoto, folderPhotos } from "./folder-photos.ts";
import { inspect } from "./inspect.ts";
import { render, type Tools } from "./pipeline.ts";
import { renditionKey } from "./rendition-key.ts";
import { maxSourceBytes } from "./source-limits.ts";
import { readVerdictLog, type VerdictLine, writeVerdictLog } from "./verdict-log.ts";

export interface FolderRun {
  readonly inputDir: string;
  readonly outputDir: string;
  readonly preset: Pick<Preset, "recipe" | "rules">;
  /** Called before the first photo with none done, then after each. */
  readonly onProgress: (done: number, total: number, latest: VerdictLine | null) => void;
}

/** Of all photos in the folder: how many have a result, how many failed, how many were done in an earlier run. */
export interface FolderResult {
  readonly total: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A `fail` verdict and an unreadable photo both count as failed; the former still has its file. */
export async function renderFolder(run: FolderRun, tools: Tools): Promise<FolderResult> {
  const photos = await folderPhotos(run.inputDir);
  await mkdir(run.outputDir, { recursive: true });
  const logPath = join(run.outputDir, "verdicts.jsonl");
  const earlier = await readVerdictLog(logPath);
  const lines = new Map<string, VerdictLine>();
  let skipped = 0;
  run.onProgress(0, photos.length, null);
  for (const photo of photos) {
    const known = earlier.get(photo.input);
    const line = await renderPhoto(photo, run, tools, known);
    if (line === known) skipped++;
    lines.set(photo.input, line);
    await writeVerdictLog(logPath, new Map([...keepOnly(earlier, photos), ...lines]).values());
    run.onProgress(lines.size, photos.length, line);
  }
  await writeVerdictLog(logPath, lines.values());
  const failed = [...lines.values()].filter(
    ({ outcome }) => outcome === "fail" || outcome === "error",
  ).length;
  return { total: photos.length, failed, skipped };
}

function keepOnly(
  earlier: Map<string, VerdictLine>,
  photos: readonly FolderPhoto[],
): [string, VerdictLine][] {
  const present = new Set(photos.map((photo) => photo.input));
  return [...earlier].filter(([input]) => present.has(input));
}

/** The `known` line itself when photo, recipe and result are unchanged. */
async function renderPhoto(
  photo: FolderPhoto,
  run: FolderRun,
  tools: Tools,
  known: VerdictLine | undefined,
): Promise<VerdictLine> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  let key = "";
  try {
    const bytes = await readPhoto(photo.path);
    key = renditionKey(createHash("sha256").update(bytes).digest("hex"), run.preset.recipe);
    const output = `${photo.stem}.${outputFormats[run.preset.recipe.encode.format].extension}`;
    if (known?.key === key && (await isInPlace(known, output, run.outputDir))) return known;
    const rendered = await render(bytes, run.preset.recipe, tools);
    const { outcome, findings } = await inspect(rendered, run.preset.rules);
    await writeResult(join(run.outputDir, output), rendered.file.bytes);
    return { input: photo.input, output, outcome, findings, ms: elapsed(), key };
  } catch (thrown) {
    const { code, userMessage, message } = toAppError(thrown);
    const error = { code, message: code === "INTERNAL" ? message : userMessage };
    return { input: photo.input, output: null, outcome: "error", error, ms: elapsed(), key };
  }
}

/** The size is asked first, so that a huge file is never read into memory. */
async function readPhoto(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > maxSourceBytes) {
    throw new AppError(
      "IMAGE_TOO_LARGE",
      `expected at most ${String(maxSourceBytes)} bytes for ${path} but received ${String(size)}`,
    );
  }
  return readFile(path);
}

async function isInPlace(known: VerdictLine, output: string, outputDir: string): Promise<boolean> {
  if (known.outcome === "error") return known.error?.code !== "INTERNAL";
  if (known.output !== output) return false;
  return stat(join(outputDir, output)).then(
    () => true,
    () => false,
  );
}

async function writeResult(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}
