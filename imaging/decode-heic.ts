/** Decodes the photos of phones (HEIC) with libheif, in a thread of its own: bounded in time and memory. */
import { Worker } from "node:worker_threads";
import type { HeicAnswer, HeicOrder } from "./heic-worker.ts";
import { tooSlow } from "./source-limits.ts";
import { withinTime } from "./within-time.ts";

/** 48 megapixels take 395 MB of it. */
const maxHeapBytes = 1_073_741_824;

/**
 * An uncompressed TIFF of the primary picture, upright, with its alpha and the given profile.
 * Ten and twelve bit are rounded to eight. libheif is WebAssembly: what a hostile file breaks is its own heap.
 *
 * @param icc what the file says its colours mean; libheif passes colours through as they are stored.
 * @throws Error with libheif's reason; AppError BAD_IMAGE when it takes longer than `timeoutMs`.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  icc: Uint8Array | undefined,
  timeoutMs: number,
): Promise<Uint8Array> {
  const workerData: HeicOrder = { bytes, icc, maxHeapBytes };
  const worker = new Worker(new URL("./heic-worker.ts", import.meta.url), { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<HeicAnswer>();
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", (code) => reject(new Error(`the HEIC decoder stopped with code ${code}`)));
  try {
    const answer = await withinTime(promise, timeoutMs, () => tooSlow(timeoutMs));
    if ("failure" in answer) throw new Error(answer.failure);
    return answer.tiff;
  } finally {
    await worker.terminate();
  }
}
