/** Opens a file of the library from a source; its bytes arrive with the processing. */
import type { Platform } from "../platform.ts";
import type { MediaFile, Shop } from "../records.ts";
import { freeFileName } from "./file-name.ts";
import { startProcessing } from "./start-processing.ts";

export interface FileSource {
  readonly originalSource: string;
  readonly fileName: string;
  readonly alt: string;
}

export function createFile(platform: Platform, shop: Shop, source: FileSource): MediaFile {
  const now = new Date().toISOString();
  const file: MediaFile = {
    id: platform.store.newId(shop, "MediaImage"),
    fileName: freeFileName(shop, source.fileName),
    alt: source.alt,
    status: "UPLOADED",
    failures: [],
    content: null,
    pendingSource: null,
    createdAt: now,
    updatedAt: now,
  };
  shop.files.set(file.id, file);
  startProcessing(platform, shop, file, source.originalSource);
  return file;
}
