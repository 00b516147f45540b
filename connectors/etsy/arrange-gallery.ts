/** Order, alt texts and variations of a gallery whose pictures are all there; then what has to go is removed. */
import { AppError, toAppError } from "#core/errors.ts";
import type { WantedImage } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import type { EtsyCalls } from "./etsy-calls.ts";
import type { VariationImage } from "./etsy-listing.ts";
import { type GalleryChange, leavingOf } from "./gallery-change.ts";

/**
 * @param imageIds of the target's pictures, in its order
 * @param expected the gallery as it has to be after what was sent; null where that is not certain
 */
export async function arrangeGallery(
  calls: EtsyCalls,
  { listingId, target, known }: GalleryChange,
  imageIds: readonly string[],
  expected: readonly LiveImage[] | null,
): Promise<void> {
  const live = expected ?? (await calls.readGallery(listingId));
  const leaving = leavingOf(known, target);
  const strangers = idsOf(live).filter((id) => !imageIds.includes(id) && !leaving.has(id));
  const wanted = [...imageIds, ...strangers];
  const shown = idsOf(live).filter((id) => !leaving.has(id));
  if (shown.join() !== wanted.join()) await calls.setOrder(listingId, wanted);
  for (const [index, image] of target.entries()) {
    const imageId = imageIds[index] ?? "";
    const alt = image.alt ?? "";
    if ((live.find((one) => one.imageId === imageId)?.alt ?? "") === alt) continue;
    await calls.addImage(listingId, { from: Number(imageId), rank: index + 1, overwrite: true, alt });
  }
  await showVariations(calls, listingId, live, target, imageIds);
  for (const id of idsOf(live).filter((one) => leaving.has(one))) await removeImage(calls, listingId, id);
  await confirm(calls, listingId, wanted);
}

async function showVariations(
  calls: EtsyCalls,
  listingId: string,
  live: readonly LiveImage[],
  target: readonly WantedImage[],
  imageIds: readonly string[],
): Promise<void> {
  const asIs = live.flatMap(({ imageId, variantKeys }) =>
    variantKeys.map((key) => `${key}:${imageId ?? ""}`),
  );
  const asWanted = target.flatMap(({ variantKeys }, i) =>
    variantKeys.map((key) => `${key}:${imageIds[i] ?? ""}`),
  );
  if ([...asIs].sort().join() === [...asWanted].sort().join()) return;
  await calls.showVariations(listingId, asWanted.map(readKey));
}

/** `property:value:image` */
function readKey(key: string): VariationImage {
  const [property_id = 0, value_id = 0, image_id = 0] = key.split(":").map(Number);
  return { property_id, value_id, image_id };
}

/** One that is gone already is as good as removed. */
async function removeImage(calls: EtsyCalls, listingId: string, imageId: string): Promise<void> {
  try {
    await calls.removeImage(listingId, imageId);
  } catch (error) {
    if (toAppError(error).code !== "NOT_FOUND") throw error;
  }
}

/** The order set is not always the order shown, so it is read back. https://github.com/etsy/open-api/issues/427 */
async function confirm(calls: EtsyCalls, listingId: string, wanted: readonly string[]): Promise<void> {
  const shown = idsOf(await calls.readGallery(listingId));
  if (shown.join() === wanted.join()) return;
  const message = `expected listing ${listingId} to show ${wanted.join()} but received ${shown.join()}`;
  throw new AppError("CHANNEL_FAILED", message);
}

const idsOf = (images: readonly LiveImage[]) => images.map(({ imageId }) => imageId ?? "");
