/** staged → created: takes the last look, then tells Shopify to take the uploaded bytes for the file. */
import { AppError } from "#core/errors.ts";
import { requireInPlace, type SwapLedger } from "#core/write-back.ts";
import { updateFileDocument } from "../admin.generated.ts";
import { readGallery } from "../read-gallery.ts";
import { requireUnchanged } from "../swap/require-unchanged.ts";
import { startOver } from "../swap/start-over.ts";
import type { Learned, Swap } from "../swap/swap.ts";
import { channelCode } from "../user-errors.ts";
import { awaitContent } from "./await-content.ts";

/** Told twice by a worker that died in between, the file comes to hold the same bytes. */
export async function tell(swap: Swap, ledger: SwapLedger): Promise<Learned> {
  const { client } = swap;
  const { productId, target, stagedUrl } = ledger;
  if (stagedUrl === null) return startOver(swap, ledger, "no address");
  const gallery = await readGallery(client, productId);
  if (!ledger.anyway) requireUnchanged(gallery, target);
  if (await hasNewBytes(swap, ledger)) return {};
  const isAway = !gallery.some(({ id }) => id === target.mediaId);
  const file = {
    ...{ id: target.mediaId, originalSource: stagedUrl },
    ...(isAway && { referencesToAdd: [productId] }),
  };
  await client.run(updateFileDocument, { files: [file] }).catch((error: unknown) => {
    // A staged upload lasts a day at most.
    if (channelCode(error) === "INVALID_IMAGE_SOURCE_URL")
      return startOver(swap, ledger, "an expired address");
    throw error;
  });
  return {};
}

/** Throws AppError STALE when somebody else changed the bytes since. */
async function hasNewBytes(swap: Swap, ledger: SwapLedger): Promise<boolean> {
  const { urlBefore, newBytes } = requireInPlace(ledger);
  const content = await awaitContent(swap, ledger, () => true);
  if ("failure" in content || content.url === urlBefore) return false;
  if (content.bytes === newBytes) return true;
  throw replacedMeanwhile(ledger.target.mediaId);
}

export function replacedMeanwhile(mediaId: string): AppError {
  return new AppError("STALE", `expected ${mediaId} with the bytes of the review but received others`, {
    userMessage: "The picture was replaced in Shopify. Nothing was changed. Look again, then decide.",
  });
}
