/** planned → staged: uploads the replacement's bytes. */
import { AppError } from "#core/errors.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { stageUpload } from "../stage-upload.ts";
import { replacementFileName } from "./file-name.ts";
import type { Learned, Swap } from "./swap.ts";

export async function stage({ client, file, signal }: Swap, ledger: SwapLedger): Promise<Learned> {
  if (file === undefined) {
    throw new AppError(
      "INTERNAL",
      `expected a file for the swap of ${ledger.target.mediaId} but received none`,
    );
  }
  // In place the name stays: Shopify wants the extension it knows.
  const fileName = ledger.inPlace ? ledger.fileName : replacementFileName(ledger, file);
  return { fileName, stagedUrl: await stageUpload(client, fileName, file, signal) };
}
