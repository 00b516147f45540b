/** Opens the file a signed address leads to. */
import { Readable } from "node:stream";
import { storage } from "../storage.ts";
import { readFileToken } from "./file-address.ts";

export interface OpenedFile {
  readonly stream: ReadableStream<Uint8Array>;
  readonly mimeType: string;
  readonly bytes: number;
}

const mimeTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};

/** Null when the address was not signed by us, has run out, leads outside its shop, or to nothing. */
export async function openSignedFile(token: string, now = Date.now()): Promise<OpenedFile | null> {
  const address = readFileToken(token, now);
  if (!address?.key.startsWith(`${address.shopId}/`)) return null;
  const file = await storage.openStream(address.key);
  if (file === null) return null;
  const mimeType = mimeTypes[address.key.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return { stream: Readable.toWeb(file.stream) as ReadableStream<Uint8Array>, mimeType, bytes: file.bytes };
}
