/** Reads an image that a control request names, from wherever its bytes are. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

import type { NewImage } from "../catalogue.ts";
import { fileNameOf } from "../media/source-address.ts";
import { ControlError } from "./input.ts";

/** One of base64, url and path says where the bytes are. */
export interface ImageRequest {
  readonly fileName?: string;
  readonly alt?: string;
  readonly base64?: string;
  readonly url?: string;
  readonly path?: string;
}

export async function loadImage({ fileName, alt = "", base64, url, path }: ImageRequest): Promise<NewImage> {
  if (base64 !== undefined)
    return { fileName: fileName ?? "image.jpg", alt, bytes: Buffer.from(base64, "base64") };
  if (path !== undefined) return { fileName: fileName ?? basename(path), alt, bytes: await readFile(path) };
  if (url === undefined) throw new ControlError(400, "expected base64, url or path for an image");
  const response = await fetch(url);
  if (!response.ok)
    throw new ControlError(400, `expected an image at ${url} but received ${String(response.status)}`);
  return { fileName: fileName ?? fileNameOf(url), alt, bytes: new Uint8Array(await response.arrayBuffer()) };
}
