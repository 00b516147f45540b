/** File names are unique in a shop's library. */
import { randomUUID } from "node:crypto";
import { extname } from "node:path";

import type { MediaFile, Shop } from "../records.ts";

export function fileByName(shop: Shop, fileName: string): MediaFile | undefined {
  for (const file of shop.files.values()) if (file.fileName === fileName) return file;
  return undefined;
}

/** The wanted name, or with a UUID before the extension when taken (FileCreateInputDuplicateResolutionMode APPEND_UUID). */
export function freeFileName(shop: Shop, wanted: string): string {
  if (!fileByName(shop, wanted)) return wanted;
  const extension = extname(wanted);
  return `${wanted.slice(0, wanted.length - extension.length)}_${randomUUID()}${extension}`;
}
