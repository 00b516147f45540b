/** The bytes of a picture as a channel shows it; null when it cannot be had, which is the channel's affair and not ours. */
import { fetchImage } from "#connectors/shopify/fetch-image.ts";
import { type ErrorCode, toAppError } from "#core/errors.ts";

const maxBytes = 20 * 1024 * 1024;
const timeoutMs = 30_000;
const theirAffair: readonly ErrorCode[] = ["NOT_FOUND", "FETCH_BLOCKED", "BAD_IMAGE", "IMAGE_TOO_LARGE"];

/** @throws AppError FETCH_FAILED when it may go better later */
export async function fetchLivePicture(
  url: string,
  trustedOrigins: readonly string[],
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; mimeType: string } | null> {
  try {
    return await fetchImage(url, { trustedOrigins, maxBytes, timeoutMs, signal });
  } catch (error) {
    if (theirAffair.includes(toAppError(error).code)) return null;
    throw error;
  }
}
