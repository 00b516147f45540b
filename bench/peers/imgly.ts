/**
 * `@imgly/background-removal-node` as its users call it, for bench/cutout: medium model, defaults otherwise.
 * Its licence is AGPL-3.0 and it stays in this folder: installed by its own lock, imported by nothing of the product.
 *
 * It looks for its weights below the working directory, so that has to be bench/peers.
 *
 *     node imgly.ts serve            answers each line {"input","output"} with {"ms"}
 *     node imgly.ts folder IN OUT    one photo after the other
 */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

interface Peer {
  readonly removeBackground: (source: string, config: { model: "medium" }) => Promise<Blob>;
}

/** A variable, so that type checks do not ask for a package that is only here for benchmarks. */
const packageName: string = "@imgly/background-removal-node";
const { removeBackground } = (await import(packageName)) as Peer;

const [mode, inputDir = "", outputDir = ""] = process.argv.slice(2);
if (mode === "folder") await cutFolder(inputDir, outputDir);
else await serve();

async function cutOut(input: string, output: string): Promise<void> {
  const cut = await removeBackground(pathToFileURL(input).href, { model: "medium" });
  await writeFile(output, Buffer.from(await cut.arrayBuffer()));
}

async function cutFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await cutOut(join(from, name), join(to, `${parse(name).name}.png`));
}

async function serve(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { input, output } = JSON.parse(line) as { input: string; output: string };
    const startedAt = performance.now();
    await cutOut(input, output);
    console.log(JSON.stringify({ ms: performance.now() - startedAt }));
  }
}
