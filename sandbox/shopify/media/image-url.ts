/** Addresses of a shop's images on the sandbox's CDN. */
import type { MediaFile, Shop } from "../records.ts";
import type { Store } from "../store.ts";

export interface ImageTransform {
  readonly maxWidth?: number | null;
  readonly maxHeight?: number | null;
}

/** Address of what buyers see, or null before the image is ready. Shopify's own carry `?v=` in the same way. */
export function imageUrl(
  store: Store,
  shop: Shop,
  file: MediaFile,
  transform?: ImageTransform,
): string | null {
  if (!file.content) return null;
  const url = new URL(
    `/cdn/s/files/1/${String(shop.number)}/files/${encodeURIComponent(file.fileName)}`,
    store.origin,
  );
  url.searchParams.set("v", String(file.content.version));
  if (transform?.maxWidth) url.searchParams.set("width", String(transform.maxWidth));
  if (transform?.maxHeight) url.searchParams.set("height", String(transform.maxHeight));
  return url.href;
}
