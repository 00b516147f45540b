/** detached → verified: reads the product as buyers get it and compares it with what was promised. */
import { AppError } from "#core/errors.ts";
import { requireReplacement, type SwapLedger } from "#core/write-back.ts";
import { readGallery } from "../read-gallery.ts";
import { waitFor } from "../wait.ts";
import { readVariantMedia } from "./read-variants.ts";
import type { Learned, Swap } from "./swap.ts";

/** Throws AppError CHANNEL_REFUSED when the product does not come to look as promised. */
export async function verify(swap: Swap, ledger: SwapLedger): Promise<Learned> {
  const { patience, signal } = swap;
  let difference = "";
  const matches = async () => {
    const found = await findDifference(swap, ledger);
    difference = found ?? "";
    return found === null ? true : null;
  };
  const waiting = { pausesMs: patience.pausesMs, deadlineMs: patience.settleDeadlineMs, signal };
  if ((await waitFor(matches, waiting)) !== null) return {};
  throw new AppError(
    "CHANNEL_REFUSED",
    `expected the swapped gallery for ${ledger.productId} but received ${difference}`,
    {
      userMessage: "The product did not look right after the change, so the old picture was put back.",
    },
  );
}

/** Pictures the merchant added or removed meanwhile do not count; the order of all the others does. */
async function findDifference({ client }: Swap, ledger: SwapLedger): Promise<string | null> {
  const replacementId = requireReplacement(ledger);
  const gallery = await readGallery(client, ledger.productId);
  const ids = gallery.map((media) => media.id);
  const expected = ledger.mediaIds
    .map((id) => (id === ledger.target.mediaId ? replacementId : id))
    .filter((id) => id === replacementId || ids.includes(id));
  const actual = ids.filter((id) => expected.includes(id) || id === ledger.target.mediaId);
  if (actual.join() !== expected.join()) return `the order ${actual.join(" ")}`;
  const alt = gallery.find((media) => media.id === replacementId)?.alt ?? "";
  if (alt !== ledger.alt) return "another alt text";
  const variants = await readVariantMedia(client, ledger.productId);
  const bare = ledger.variantIds.find((id) => variants.get(id)?.length === 0);
  return bare === undefined ? null : `no picture on the variant ${bare}`;
}
