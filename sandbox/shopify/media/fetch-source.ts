/** Gets the bytes an `originalSource` points at: a staged upload of this shop, or any web address. */
import type { MediaFailure, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { keyOfResource } from "../uploads/staged-address.ts";
import { maxImageBytes } from "./inspect-image.ts";

const timeoutMs = 20_000;

export async function fetchSource(
  store: Store,
  shop: Shop,
  source: string,
): Promise<{ readonly bytes: Uint8Array } | { readonly failure: MediaFailure }> {
  const key = keyOfResource(store, source);
  if (key !== null) {
    const upload = shop.stagedUploads.get(key);
    return upload?.sha256
      ? { bytes: store.getBytes(upload.sha256) }
      : notDownloaded("nothing was uploaded there");
  }
  try {
    const response = await fetch(source, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok || !response.body)
      return notDownloaded(`the address answered ${String(response.status)}`);
    return { bytes: await readUpTo(response.body.getReader(), maxImageBytes + 1) };
  } catch (error) {
    return notDownloaded(error instanceof Error ? error.message : String(error));
  }
}

/** One byte past the limit is enough to know; the check of the size follows. */
async function readUpTo(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let size = 0; size < maxBytes;) {
    const { value, done } = await reader.read();
    if (done) return Buffer.concat(chunks);
    chunks.push(value);
    size += value.byteLength;
  }
  await reader.cancel();
  return Buffer.concat(chunks);
}

const notDownloaded = (details: string) => ({
  failure: { code: "IMAGE_DOWNLOAD_FAILURE", message: "The image could not be downloaded.", details },
});
