/**
 * Files that are only trusted when their bytes hash to what was expected. A small note beside each file
 * remembers size and time of the last full check, so that a second start need not read 176 MB again.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { AppError } from "#core/errors.ts";

const noteSchema = z.object({ sha256: z.string(), size: z.number(), mtimeMs: z.number() });

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** True when the file is there and holds the expected bytes; reads it whole only when it changed since the last check. */
export async function isVerified(path: string, sha256: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null) return false;
  const note = await readNote(path);
  const unchanged = note?.size === found.size && note.mtimeMs === found.mtimeMs;
  if (unchanged && note.sha256 === sha256) return true;
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  if (hash.digest("hex") !== sha256) return false;
  await writeNote(path, sha256);
  return true;
}

/** Writes all or nothing: a reader sees the old file or the whole new one, also after a crash or power cut. */
export async function writeVerified(path: string, bytes: Uint8Array, sha256: string): Promise<void> {
  const received = sha256Of(bytes);
  if (received !== sha256) {
    throw new AppError("INTERNAL", `expected sha256 ${sha256} for ${path} but received ${received}`);
  }
  await writeWhole(path, bytes);
  await writeNote(path, sha256);
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(draft, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

async function readNote(path: string): Promise<z.infer<typeof noteSchema> | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(`${path}.checked.json`, "utf8")));
  } catch {
    return null;
  }
}

async function writeNote(path: string, sha256: string): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  await writeWhole(`${path}.checked.json`, Buffer.from(JSON.stringify({ sha256, size, mtimeMs })));
}
