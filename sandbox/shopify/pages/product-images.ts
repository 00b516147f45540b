/** A product's pictures in gallery order, as pages draw them. */
import { imageUrl } from "../media/image-url.ts";
import type { MediaFile, Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";

export interface PageImage {
  readonly mediaId: string;
  readonly position: number;
  readonly alt: string;
  /** Null while it is processed, or when it failed. */
  readonly url: string | null;
  readonly status: MediaFile["status"];
}

/** @param widthPx of the CDN's transform */
export function imagesOf(store: Store, shop: Shop, product: Product, widthPx: number): PageImage[] {
  return product.mediaIds.flatMap((mediaId, position) => {
    const file = shop.files.get(mediaId);
    if (file === undefined) return [];
    const url = imageUrl(store, shop, file, { maxWidth: widthPx });
    return [{ mediaId, position, alt: file.alt, url, status: file.status }];
  });
}
