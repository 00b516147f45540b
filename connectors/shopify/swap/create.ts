/** staged → created: makes a file of the upload, unless it was made before a crash or in an earlier swap. */
import { AppError } from "#core/errors.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { createFileDocument, findFileDocument } from "../admin.generated.ts";
import { channelCode } from "../user-errors.ts";
import { waitFor } from "../wait.ts";
import { fileNameOf } from "./file-name.ts";
import { startOver } from "./start-over.ts";
import type { Learned, Swap } from "./swap.ts";

export async function create(swap: Swap, ledger: SwapLedger): Promise<Learned> {
  const found = await findOwnFile(swap, ledger.fileName);
  if (found.id !== null) return { replacementId: found.id };
  const { stagedUrl } = ledger;
  if (stagedUrl === null) return startOver(swap, ledger, "no address");
  const creation = swap.client.run(createFileDocument, {
    files: [
      {
        contentType: "IMAGE",
        originalSource: stagedUrl,
        filename: ledger.fileName,
        alt: ledger.alt,
        // The search index may lag behind a crash; the name alone must then stop a second file. Only a
        // failed upload of this name may stand in the way.
        duplicateResolutionMode: found.failed ? "APPEND_UUID" : "RAISE_ERROR",
      },
    ],
  });
  const { fileCreate } = await creation.catch((error: unknown) => {
    // A staged upload lasts a day at most.
    if (channelCode(error) === "INVALID_IMAGE_SOURCE_URL")
      return startOver(swap, ledger, "an expired address");
    throw error;
  });
  const id = fileCreate?.files?.[0]?.id;
  if (id === undefined) {
    throw new AppError("CHANNEL_FAILED", `expected a file for ${ledger.fileName} but received none`);
  }
  return { replacementId: id };
}

interface Found {
  readonly id: string | null;
  readonly failed: boolean;
}

/**
 * Search matches loosely, so a file counts as ours only by the exact name in its address; one still being
 * processed has no address yet and is waited for.
 */
async function findOwnFile({ client, patience, signal }: Swap, fileName: string): Promise<Found> {
  const look = async (): Promise<Found | null> => {
    const { files } = await client.run(findFileDocument, { query: `filename:'${fileName}'` });
    const own = files.nodes.find(
      (file) => "image" in file && file.image && fileNameOf(file.image.url) === fileName,
    );
    if (own !== undefined) return { id: own.id, failed: false };
    const isUnderWay = files.nodes.some(
      ({ fileStatus }) => fileStatus === "UPLOADED" || fileStatus === "PROCESSING",
    );
    return isUnderWay
      ? null
      : { id: null, failed: files.nodes.some(({ fileStatus }) => fileStatus === "FAILED") };
  };
  const found = await waitFor(look, {
    pausesMs: patience.pausesMs,
    deadlineMs: patience.mediaDeadlineMs,
    signal,
  });
  if (found !== null) return found;
  throw new AppError(
    "CHANNEL_FAILED",
    `expected ${fileName} to be ready but received PROCESSING at the deadline`,
  );
}
