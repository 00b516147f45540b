/** Does work again only when the files it depends on have changed since it last succeeded. */
import { createHash } from "node:crypto";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** @param patterns globs of source files, relative to the checkout */
export async function whenChanged(
  stampFile: string,
  patterns: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const wanted = await hashOf(patterns);
  if ((await readFile(stampFile, "utf8").catch(() => null)) === wanted) return;
  await rm(stampFile, { force: true }); // work that is cut short must not look done
  await work();
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, wanted);
}

async function hashOf(patterns: readonly string[]): Promise<string> {
  const names: string[] = [];
  for await (const name of glob(patterns, { cwd: root })) names.push(name);
  const hash = createHash("sha256");
  for (const name of names.sort()) {
    const bytes = await readFile(path.join(root, name)).catch(() => null); // a folder has no bytes
    if (bytes !== null) hash.update(name).update("\0").update(bytes);
  }
  return hash.digest("hex");
}
