/** Changes a product as its merchant would: text, alt, order, images. */
import { addReadyFile } from "../catalogue.ts";
import { detachMedia, productChanged } from "../gallery.ts";
import type { Product, ProductStatus, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { ControlError } from "./input.ts";
import { type ImageRequest, loadImage } from "./load-image.ts";

export interface ProductEdit {
  readonly title: string;
  readonly status: ProductStatus;
  /** New alt text by media id. */
  readonly alt: Readonly<Record<string, string>>;
  /** The gallery's media ids in their new order. */
  readonly order: readonly string[];
  /** Media ids to take off the gallery. */
  readonly remove: readonly string[];
  /** Images to add at the end of the gallery. */
  readonly add: readonly ImageRequest[];
}

export async function editProduct(
  store: Store,
  shop: Shop,
  product: Product,
  edit: Partial<ProductEdit>,
): Promise<void> {
  if (edit.title !== undefined) product.title = edit.title;
  if (edit.status !== undefined) product.status = edit.status;
  for (const [id, alt] of Object.entries(edit.alt ?? {})) changeAlt(shop, product, id, alt);
  if (edit.order) reorder(product, edit.order);
  for (const id of edit.remove ?? []) detachMedia(product, id);
  for (const image of edit.add ?? []) {
    const file = await addReadyFile(store, shop, await loadImage(image), new Date().toISOString());
    product.mediaIds.push(file.id);
  }
  productChanged(store, shop, product);
}

function changeAlt(shop: Shop, product: Product, id: string, alt: string): void {
  const file = shop.files.get(id);
  if (!file || !product.mediaIds.includes(id)) {
    throw new ControlError(400, `expected a media id of ${product.title} in "alt" but received ${id}`);
  }
  file.alt = alt;
}

function reorder(product: Product, order: readonly string[]): void {
  if (order.toSorted().join() !== product.mediaIds.toSorted().join()) {
    throw new ControlError(400, 'expected every media id of the gallery once in "order"');
  }
  product.mediaIds = [...order];
}
