/** Keeps what a file held before its bytes are changed in place: Shopify has no versions to go back to. */
import type { KeptOriginal } from "#core/write-back.ts";
import { storeAsset } from "../ingest/store-sources.ts";

/** Safe to repeat: the same bytes are stored once. */
export async function keepOriginal(shopId: string, bytes: Buffer, mimeType: string): Promise<KeptOriginal> {
  const { sha256 } = await storeAsset(shopId, bytes, mimeType);
  return { sha256, mimeType };
}
