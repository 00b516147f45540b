/** Stores fetched photos, each once per shop whatever its name, and says what every rendition is to be made from. */
import { createHash } from "node:crypto";
import type { ErrorCode } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import type { Replacement } from "../renditions/find-replacements.ts";
import { storage } from "../storage.ts";
import type { IngestedImage } from "./ingested-image.ts";

/** A photo of the gallery and the asset to enhance, or why there is none. */
export interface Picture {
  readonly mediaGid: string;
  readonly position: number;
  readonly alt: string;
  readonly fileName: string;
  readonly assetId: string | null;
  readonly errorCode: ErrorCode | null;
  readonly errorMessage: string | null;
}

/** Where an asset's bytes lie. */
export function assetKey(shopId: string, sha256: string): string {
  return `${shopId}/assets/${sha256}`;
}

/**
 * A picture in the gallery that is our own earlier work is enhanced anew from the photo it was made from, never from
 * itself; the write-back then swaps our earlier picture for the new one.
 */
export async function storeSources(
  shopId: string,
  images: readonly IngestedImage[],
  replacements: ReadonlyMap<string, Replacement>,
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const { mediaGid, position, alt, fileName, source } of images) {
    const place = { mediaGid, position, alt, fileName, errorCode: null, errorMessage: null };
    const original = replacements.get(mediaGid);
    if (original?.assetId != null) {
      pictures.push({ ...place, fileName: original.fileName, assetId: original.assetId });
    } else if ("bytes" in source) {
      const { id: assetId } = await storeAsset(shopId, source.bytes, source.mimeType);
      pictures.push({ ...place, assetId });
    } else {
      pictures.push({ ...place, assetId: null, ...source });
    }
  }
  return pictures;
}

/**
 * Bytes before the row, so that a row always leads to bytes; written even when the asset is known, which mends a file
 * that was damaged or lost.
 */
export async function storeAsset(
  shopId: string,
  bytes: Buffer,
  mimeType: string,
): Promise<{ id: string; sha256: string }> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await storage.putBytes(assetKey(shopId, sha256), bytes, mimeType);
  const row = { shopId, sha256, bytes: bytes.length, mimeType };
  await prisma.asset.createMany({ data: [row], skipDuplicates: true });
  const identity = { shopId_sha256: { shopId, sha256 } };
  return prisma.asset.findUniqueOrThrow({ where: identity, select: { id: true, sha256: true } });
}
