/** Stops a swap when the merchant changed the picture meanwhile. */
import { AppError } from "#core/errors.ts";
import type { TargetSnapshot } from "#core/write-back.ts";

interface GalleryEntry {
  readonly id: string;
  readonly alt: string | null;
}

/** `gallery` is in order and without the replacement. Throws AppError STALE. */
export function requireUnchanged(gallery: readonly GalleryEntry[], target: TargetSnapshot): void {
  const position = gallery.findIndex((media) => media.id === target.mediaId);
  const alt = gallery[position]?.alt ?? "";
  if (position < 0) throw removedMeanwhile(target);
  if (position !== target.position) {
    throw stale(
      target,
      `position ${position}`,
      "The product's pictures were put in another order in Shopify.",
    );
  }
  if (alt !== target.alt) {
    throw stale(target, "another alt text", "The picture's alt text was changed in Shopify.");
  }
}

export function removedMeanwhile(target: TargetSnapshot): AppError {
  return stale(target, "no such picture", "The picture was removed from the product in Shopify.");
}

function stale(target: TargetSnapshot, received: string, what: string): AppError {
  return new AppError(
    "STALE",
    `expected ${target.mediaId} at position ${target.position} but received ${received}`,
    {
      userMessage: `${what} Nothing was replaced. Look again, then decide.`,
    },
  );
}
