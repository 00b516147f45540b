/** Where staged uploads lie: one bucket for all shops, a key per upload, as on Shopify's cloud storage. */
import type { Store } from "../store.ts";

export const bucketPath = "/staged/";

export const resourceUrl = (store: Store, key: string) =>
  `${store.origin}${bucketPath}${key.split("/").map(encodeURIComponent).join("/")}`;

/** The key a resourceUrl names; null for an address outside the bucket. */
export function keyOfResource(store: Store, url: string): string | null {
  const root = `${store.origin}${bucketPath}`;
  return url.startsWith(root) ? decodeURIComponent(new URL(url).pathname.slice(bucketPath.length)) : null;
}
