/** One JSON file per shop and one file per image content; without a folder, the same in memory. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Shop } from "./records.ts";

export interface Snapshots {
  readShops(): Shop[];
  writeShop(shop: Shop): void;
  readBytes(sha256: string): Buffer;
  writeBytes(sha256: string, bytes: Uint8Array): void;
  clear(): void;
}

export function openSnapshots(folder: string | null): Snapshots {
  return folder === null ? inMemory() : onDisk(folder);
}

function inMemory(): Snapshots {
  const bytesByHash = new Map<string, Buffer>();
  return {
    readShops: () => [],
    writeShop: () => undefined,
    readBytes: (sha256) => bytesByHash.get(sha256) ?? missing(sha256),
    writeBytes: (sha256, bytes) => void bytesByHash.set(sha256, Buffer.from(bytes)),
    clear: () => {
      bytesByHash.clear();
    },
  };
}

function onDisk(folder: string): Snapshots {
  const shopsDir = join(folder, "shops");
  const imagesDir = join(folder, "images");
  const open = () => {
    mkdirSync(shopsDir, { recursive: true });
    mkdirSync(imagesDir, { recursive: true });
  };
  open();
  return {
    readShops: () =>
      readdirSync(shopsDir)
        .filter((name) => name.endsWith(".json"))
        .map((name) => parseShop(readFileSync(join(shopsDir, name), "utf8")))
        .sort((a, b) => a.number - b.number),
    writeShop: (shop) => {
      replaceFile(join(shopsDir, `${shop.handle}.json`), JSON.stringify(shop, mapsAsLists));
    },
    readBytes: (sha256) => readFileSync(join(imagesDir, sha256)),
    writeBytes: (sha256, bytes) => {
      if (!existsSync(join(imagesDir, sha256))) replaceFile(join(imagesDir, sha256), bytes);
    },
    clear: () => {
      rmSync(shopsDir, { recursive: true, force: true });
      rmSync(imagesDir, { recursive: true, force: true });
      open();
    },
  };
}

/** A reader sees the old file or the whole new one, also when we are killed half-way. */
function replaceFile(path: string, content: string | Uint8Array): void {
  const next = `${path}.next`;
  writeFileSync(next, content);
  renameSync(next, path);
}

const mapsAsLists = (_key: string, value: unknown): unknown =>
  value instanceof Map ? [...value.entries()] : value;

function parseShop(json: string): Shop {
  const stored = JSON.parse(json) as Shop;
  return {
    ...stored,
    products: new Map(stored.products),
    files: new Map(stored.files),
    stagedUploads: new Map(stored.stagedUploads),
    jobs: new Map(stored.jobs),
    // A folder from before there was billing.
    appSubscriptions: (stored as Partial<Shop>).appSubscriptions ?? [],
    bulkOperations: new Map((stored as Partial<Shop>).bulkOperations ?? []),
    collections: new Map((stored as Partial<Shop>).collections ?? []),
    flowTriggers: (stored as Partial<Shop>).flowTriggers ?? [],
    revision: (stored as Partial<Shop>).revision ?? 0,
  };
}

function missing(sha256: string): never {
  throw new Error(`expected image bytes for content ${sha256} but received none`);
}
