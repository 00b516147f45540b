/** Keeps the pictures that a listing shows before its first change, so that they can be put back. */
import type { ImagePlan, PictureFile } from "#core/publishing/image-plan.ts";
import { imageKey, type LiveImage } from "#core/publishing/listing.ts";
import { isAsPlanned, keepSnapshot } from "#services/publications/keep-snapshot.ts";
import { keepCopy } from "#services/publications/public-pictures.ts";
import { fetchLivePicture } from "./fetch-live-picture.ts";
import type { JobTools } from "./job-handler.ts";

/** @returns false when the listing does not show what was approved to be changed; nothing is kept then */
export async function keepPresent(
  shopId: string,
  publicationId: string,
  plan: ImagePlan,
  present: readonly LiveImage[],
  tools: JobTools,
): Promise<boolean> {
  if (!isAsPlanned(plan, present)) return false;
  const leaving = plan.changes.flatMap(({ kind, before }) =>
    before !== null && (kind === "remove" || kind === "replace") ? [before] : [],
  );
  await keepSnapshot(shopId, publicationId, present, await copy(shopId, leaving, tools));
  return true;
}

async function copy(
  shopId: string,
  images: readonly LiveImage[],
  { trustedOrigins, signal }: JobTools,
): Promise<Map<string, PictureFile>> {
  const copies = new Map<string, PictureFile>();
  for (const image of images) {
    const picture = await fetchLivePicture(image.url, trustedOrigins, signal);
    if (picture !== null)
      copies.set(imageKey(image), await keepCopy(shopId, picture.bytes, picture.mimeType));
  }
  return copies;
}
