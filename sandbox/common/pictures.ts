/** Pictures a marketplace holds: their bytes by hash, and what they really are. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

export interface HeldPicture {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
}

export interface Pictures {
  /** Null when the bytes are no picture that can be decoded. */
  keep(bytes: Uint8Array): Promise<HeldPicture | null>;
  find(sha256: string): Promise<HeldPicture | null>;
}

const mimeTypes: Readonly<Record<string, string>> = { heif: "image/heic", svg: "image/svg+xml" };

/** @param folder keeps the bytes over a restart; null keeps them in memory */
export function openPictures(folder: string | null): Pictures {
  const held = new Map<string, HeldPicture>();
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const fileOf = (sha256: string) => (folder === null ? null : join(folder, sha256));
  const take = async (bytes: Uint8Array, sha256: string) => {
    const read = await inspect(bytes);
    if (read === null) return null;
    const picture = { sha256, bytes, ...read };
    held.set(sha256, picture);
    return picture;
  };
  return {
    async keep(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const known = held.get(sha256);
      if (known) return known;
      const picture = await take(bytes, sha256);
      const file = fileOf(sha256);
      if (picture !== null && file !== null) writeFileSync(file, bytes);
      return picture;
    },
    async find(sha256) {
      const known = held.get(sha256);
      const file = /^[0-9a-f]{64}$/.test(sha256) ? fileOf(sha256) : null;
      if (known || file === null || !existsSync(file)) return known ?? null;
      return take(readFileSync(file), sha256);
    },
  };
}

/** A good header may head a truncated file: only decoding tells. */
async function inspect(
  bytes: Uint8Array,
): Promise<Pick<HeldPicture, "mimeType" | "width" | "height"> | null> {
  try {
    const image = sharp(bytes, { failOn: "truncated", limitInputPixels: 100_000_000 });
    const { format, autoOrient } = await image.metadata();
    await image.resize(8, 8, { fit: "fill" }).raw().toBuffer();
    return { mimeType: mimeTypes[format] ?? `image/${format}`, ...autoOrient };
  } catch {
    return null;
  }
}
