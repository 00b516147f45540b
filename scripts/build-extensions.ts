/**
 * Bundles the extensions for Shopify's admin into build/extensions, offline: one folder each, with its texts and its TOML.
 * Those without a script, triggers of Shopify Flow for instance, are a TOML alone.
 */
import { cpSync, globSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Shopify refuses what is larger, compressed. */
export const maxCompressedBytes = 64 * 1024;

export interface BuiltExtension {
  readonly name: string;
  readonly compressedBytes: number;
}

const root = path.resolve(import.meta.dirname, "..");

/** @throws Error for an extension that Shopify would refuse for its size */
export async function buildExtensions(
  target = path.join(root, "build/extensions"),
): Promise<BuiltExtension[]> {
  rmSync(target, { recursive: true, force: true });
  const plain = { recursive: true, filter: (file: string) => !/\/(src|shared)$|\.test\.ts$/.test(file) };
  cpSync(path.join(root, "extensions"), target, plain);
  const entries = globSync("extensions/*/src/main.tsx", { cwd: root }).sort();
  return Promise.all(entries.map((entry) => buildOne(path.join(root, entry, "../.."), target)));
}

async function buildOne(folder: string, target: string): Promise<BuiltExtension> {
  const name = path.basename(folder);
  const out = path.join(target, name);
  await build({
    entryPoints: [path.join(folder, "src/main.tsx")],
    outfile: path.join(out, "main.js"),
    ...{ bundle: true, minify: true, format: "esm", target: "es2022", logLevel: "warning" },
    // It names a newer language than this bundler knows; `target` above is what counts.
    logOverride: { "tsconfig.json": "silent" },
    ...{ jsx: "automatic", jsxImportSource: "preact" },
  });
  const compressedBytes = gzipSync(readFileSync(path.join(out, "main.js"))).length;
  if (compressedBytes > maxCompressedBytes)
    throw new Error(
      `expected at most ${maxCompressedBytes} compressed bytes for ${name} but received ${compressedBytes}`,
    );
  return { name, compressedBytes };
}

if (import.meta.main)
  for (const { name, compressedBytes } of await buildExtensions())
    console.log(`${name}: ${(compressedBytes / 1024).toFixed(1)} KB compressed`);
