/** Signed address of the uncompressed original, good for a short time only (schema text of MediaImageOriginalSource). */
import { createHmac } from "node:crypto";

import type { MediaFile, Shop } from "../records.ts";
import type { Store } from "../store.ts";

const lifetimeSeconds = 15 * 60;

export function originalUrl(store: Store, shop: Shop, file: MediaFile): string | null {
  if (!file.content) return null;
  const path = `/cdn/originals/${String(shop.number)}/${file.content.sha256}`;
  const expires = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  return `${store.origin}${path}?Expires=${String(expires)}&Signature=${sign(store, path, expires)}`;
}

/** Whether this address was signed here and still lives. */
export function isSignedOriginal(store: Store, url: URL): boolean {
  const expires = Number(url.searchParams.get("Expires"));
  if (!(expires * 1000 > Date.now())) return false;
  return url.searchParams.get("Signature") === sign(store, url.pathname, expires);
}

const sign = (store: Store, path: string, expires: number) =>
  createHmac("sha256", `storage:${store.settings.apiSecret}`)
    .update(`${path}:${String(expires)}`)
    .digest("hex");
