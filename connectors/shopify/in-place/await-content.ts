/** Waits for a file to hold bytes that count; a change that failed is acknowledged, which brings the old ones back. */
import { AppError } from "#core/errors.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { acknowledgeFailedUpdateDocument } from "../admin.generated.ts";
import type { Swap } from "../swap/swap.ts";
import { waitFor } from "../wait.ts";
import { type Content, type FileContent, readContent } from "./read-content.ts";

/** Throws AppError CHANNEL_FAILED when Shopify is not done by the deadline, NOT_FOUND when the file is gone. */
export async function awaitContent(
  { client, patience, signal }: Swap,
  { target: { mediaId } }: SwapLedger,
  counts: (content: FileContent) => boolean,
): Promise<Content> {
  const look = async () => {
    const content = await readContent(client, mediaId);
    return content === null || "failure" in content || counts(content) ? content : null;
  };
  const waiting = { pausesMs: patience.pausesMs, deadlineMs: patience.mediaDeadlineMs, signal };
  const content = await waitFor(look, waiting);
  if (content === null) {
    throw new AppError(
      "CHANNEL_FAILED",
      `expected the bytes of ${mediaId} to be ready but received PROCESSING at the deadline`,
    );
  }
  if ("failure" in content) await client.run(acknowledgeFailedUpdateDocument, { fileIds: [mediaId] });
  return content;
}
