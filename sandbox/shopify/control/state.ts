/** What a shop holds, for tests to look at. */
import { imageUrl } from "../media/image-url.ts";
import type { MediaFile, Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";

export function stateOfShop(store: Store, shop: Shop) {
  return {
    domain: shop.domain,
    name: shop.name,
    installed: shop.installed,
    grantedScopes: shop.grantedScopes,
    products: [...shop.products.values()].map((product) => stateOfProduct(store, shop, product)),
    files: [...shop.files.values()].map((file) => stateOfFile(store, shop, file)),
    stagedUploads: shop.stagedUploads.size,
    tokens: shop.tokens.length,
    appSubscriptions: shop.appSubscriptions,
    flowTriggers: shop.flowTriggers,
  };
}

export function stateOfProduct(store: Store, shop: Shop, product: Product) {
  const { mediaIds, ...rest } = product;
  const media = mediaIds
    .flatMap((id) => shop.files.get(id) ?? [])
    .map((file) => stateOfFile(store, shop, file));
  return { ...rest, media };
}

function stateOfFile(store: Store, shop: Shop, { content, ...file }: MediaFile) {
  return {
    ...file,
    url: content && imageUrl(store, shop, { ...file, content }),
    sha256: content?.sha256 ?? null,
    mimeType: content?.mimeType ?? null,
    widthPx: content?.widthPx ?? null,
    heightPx: content?.heightPx ?? null,
    bytes: content?.bytes ?? null,
  };
}
