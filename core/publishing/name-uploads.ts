/** Takes down under which names a channel keeps what we sent, so that it is known again when it is sent once more. */
import type { WantedImage } from "./image-plan.ts";
import type { LiveImage } from "./listing.ts";
import type { PublishLedger } from "./publish-ledger.ts";

/**
 * A channel that fetches pictures makes files of its own of them, and from then on names those.
 * @param images the listing's own, known to be the target's
 */
export function nameUploads(
  ledger: PublishLedger,
  target: readonly WantedImage[],
  images: readonly LiveImage[],
): PublishLedger {
  const named = target.flatMap(({ slot, source }) => {
    const live = images.find((image) => image.slot === slot);
    const sha256 = source.kind === "rendition" ? source.sha256 : source.copy?.sha256;
    if (live === undefined || sha256 === undefined) return [];
    return [[sha256, { imageId: live.imageId, url: live.url }] as const];
  });
  return { ...ledger, uploads: { ...ledger.uploads, ...Object.fromEntries(named) } };
}
