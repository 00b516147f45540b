/** Opens the file a signed address leads to. */
import { Readable } from "node:stream";
import { outputFormats } from "#core/output-formats.ts";
import { storage } from "../storage.ts";
import { readFileToken } from "./file-address.ts";

export interface OpenedFile {
  readonly stream: ReadableStream<Uint8Array>;
  readonly mimeType: string;
  readonly bytes: number;
  /** Set for what is to be kept and not shown. */
  readonly downloadName: string | null;
}

/** By the extension of a storage key. */
const mimeTypes = new Map<string, string>([
  ...Object.values(outputFormats).map(({ extension, mimeType }) => [extension, mimeType] as const),
  ["zip", "application/zip"],
]);

/** Null when the address was not signed by us, has run out, leads outside its shop, or to nothing. */
export async function openSignedFile(token: string, now = Date.now()): Promise<OpenedFile | null> {
  const address = readFileToken(token, now);
  if (!address?.key.startsWith(`${address.shopId}/`)) return null;
  const file = await storage.openStream(address.key);
  if (file === null) return null;
  const mimeType = mimeTypes.get(address.key.split(".").at(-1) ?? "") ?? "application/octet-stream";
  const downloadName = mimeType === "application/zip" ? (address.key.split("/").at(-1) ?? null) : null;
  const stream = Readable.toWeb(file.stream) as ReadableStream<Uint8Array>;
  return { stream, mimeType, bytes: file.bytes, downloadName };
}
