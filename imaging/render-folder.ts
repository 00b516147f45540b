/** Runs the pipeline over a folder of photos: resumable, and no bad file stops the rest. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError, toAppError } from "#core/errors.ts";
import { outputFormats } from "#core/output-formats.ts";
import type { Preset } from "#core/preset.ts";
import { type FolderPhoto, folderPhotos } from "./folder-photos.ts";
import { renditionKey } from "./rendition-key.ts";
import { maxSourceBytes } from "./source-limits.ts";
import type { NamedTraits } from "#core/sets/duplicates.ts";
import { judgeSet, type SetReport } from "#core/sets/judge-set.ts";
import { writeSetReport } from "./sets/set-report.ts";
import type { RenderPool } from "./threads/render-pool.ts";
import { openVerdictLog, type VerdictLine } from "./verdict-log.ts";

export interface FolderRun {
  readonly inputDir: string;
  readonly outputDir: string;
  readonly preset: Pick<Preset, "recipe" | "rules">;
  /** Called before the first photo with none done, then after each, in the order they are done. */
  readonly onProgress: (done: number, total: number, latest: VerdictLine | null) => void;
  readonly signal?: AbortSignal;
}

/** Of all photos in the folder: how many have a result, how many failed, how many were done in an earlier run. */
export interface FolderResult {
  readonly total: number;
  readonly failed: number;
  readonly skipped: number;
  /** What the pictures that have a result show side by side; also in set.json. */
  readonly set: SetReport;
}

/**
 * As many photos at a time as the pool makes. A `fail` verdict and an unreadable photo both count as failed; the former
 * still has its file.
 *
 * @throws the signal's reason when it aborts; what is done by then is in the log.
 */
export async function renderFolder(run: FolderRun, pool: RenderPool): Promise<FolderResult> {
  const photos = await folderPhotos(run.inputDir);
  await mkdir(run.outputDir, { recursive: true });
  const inputs = photos.map(({ input }) => input);
  const log = await openVerdictLog(join(run.outputDir, "verdicts.jsonl"), inputs);
  const lines: VerdictLine[] = [];
  let skipped = 0;
  run.onProgress(0, photos.length, null);
  await forEach(photos, pool.size, async (photo) => {
    const known = log.earlier.get(photo.input);
    const line = await renderPhoto(photo, run, pool, known);
    if (line === known) skipped++;
    else await log.add(line);
    lines.push(line);
    run.onProgress(lines.length, photos.length, line);
  });
  await log.finish();
  const failed = lines.filter(({ outcome }) => outcome === "fail" || outcome === "error").length;
  const set = judgeSet(namedTraits(lines));
  await writeSetReport(join(run.outputDir, "set.json"), set);
  return { total: photos.length, failed, skipped, set };
}

/** In the order of their names, whatever order they were done in. */
function namedTraits(lines: readonly VerdictLine[]): NamedTraits[] {
  return lines
    .flatMap(({ input, traits }) => (traits ? [{ name: input, traits }] : []))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** In order, `lanes` at a time. */
async function forEach<T>(all: readonly T[], lanes: number, work: (one: T) => Promise<void>): Promise<void> {
  const queue = all.values();
  const lane = async () => {
    for (const one of queue) await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** The `known` line itself when photo, recipe and result are unchanged. */
async function renderPhoto(
  photo: FolderPhoto,
  run: FolderRun,
  pool: RenderPool,
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
    const { file, verdict, traits } = await pool.finish({ bytes, ...run.preset }, run.signal);
    await writeResult(join(run.outputDir, output), file.bytes);
    return { input: photo.input, output, ...verdict, traits, ms: elapsed(), key };
  } catch (thrown) {
    run.signal?.throwIfAborted();
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

async function writeResult(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}
