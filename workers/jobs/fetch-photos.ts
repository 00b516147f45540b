/** Fetches a product's photos one after the other; a photo that cannot be had is an answer, not a failure. */
import path from "node:path/posix";
import { fetchImage } from "#connectors/shopify/fetch-image.ts";
import type { MediaImageSnapshot } from "#core/catalogue.ts";
import { AppError, toAppError } from "#core/errors.ts";
import { finalMessage } from "#services/final-message.ts";
import type { IngestedImage } from "#services/ingest/ingested-image.ts";
import type { JobTools } from "../job-handler.ts";

type Tools = Pick<JobTools, "trustedOrigins" | "signal" | "isLastTry">;

const maxBytes = 20_971_520;
const timeoutMs = 30_000;

/**
 * @throws AppError for a failure that may pass, while the job has tries left; on the last try it becomes the photo's
 * own error and the product's other photos go on
 */
export async function fetchPhotos(
  images: readonly MediaImageSnapshot[],
  tools: Tools,
): Promise<IngestedImage[]> {
  const photos: IngestedImage[] = [];
  for (const { mediaId, position, alt, url } of images) {
    const place = { mediaGid: mediaId, position, alt, fileName: fileNameOf(url) };
    photos.push({ ...place, source: await fetchPhoto(mediaId, url, tools) });
  }
  return photos;
}

async function fetchPhoto(
  mediaId: string,
  url: string | null,
  tools: Tools,
): Promise<IngestedImage["source"]> {
  const { trustedOrigins, signal, isLastTry } = tools;
  try {
    if (url === null) throw notReady(mediaId);
    return await fetchImage(url, { trustedOrigins, signal, maxBytes, timeoutMs });
  } catch (thrown) {
    signal.throwIfAborted();
    const error = toAppError(thrown);
    if (error.retry !== "never" && !isLastTry) throw error;
    return { errorCode: error.code, errorMessage: finalMessage(error, "The photo does not exist any more.") };
  }
}

function notReady(mediaId: string): AppError {
  return new AppError(
    "CHANNEL_FAILED",
    `expected an address for ${mediaId} but received a picture in preparation`,
    {
      userMessage: "Shopify is still preparing this picture. Try again in a minute.",
    },
  );
}

function fileNameOf(url: string | null): string {
  const name = url === null ? "" : path.basename(new URL(url).pathname);
  try {
    return decodeURIComponent(name) || "photo";
  } catch {
    return name;
  }
}
