/** The life of an image: UPLOADED → PROCESSING → READY or FAILED, by what its bytes really are. */
import { productChanged, productsShowing } from "../gallery.ts";
import type { Platform } from "../platform.ts";
import type { MediaFailure, MediaFile, Shop } from "../records.ts";
import { fetchSource } from "./fetch-source.ts";
import { inspectImage } from "./inspect-image.ts";

const failed = (code: string, message: string): { failure: MediaFailure } => ({
  failure: { code, message, details: null },
});

/**
 * Begins to process `source` for the file. A new file is UPLOADED first; a file that already shows something
 * stays READY, as a capture of an in-place update shows (facts 2.4).
 */
export function startProcessing(platform: Platform, shop: Shop, file: MediaFile, source: string): void {
  file.pendingSource = source;
  file.failures = [];
  if (!file.content) file.status = "UPLOADED";
  platform.store.touch(shop);
  continueProcessing(platform, shop, file);
}

/** Goes on with a file whose source is pending, also after a restart of the sandbox. */
export function continueProcessing(platform: Platform, shop: Shop, file: MediaFile): void {
  const { store, timers, faults } = platform;
  const { mediaDelayMs } = store.settings;
  const subject = { shop: shop.domain, operations: [], path: "", body: file.fileName };
  timers.after(mediaDelayMs / 3, () => {
    if (file.status === "UPLOADED") file.status = "PROCESSING";
    store.touch(shop);
    store.save();
  });
  if (faults.take(["media-stuck"], subject)) return;
  const forced = faults.take(["media-failed"], subject);
  timers.after(mediaDelayMs, async () => {
    if (forced)
      fail(file, failed(forced.code ?? "IMAGE_PROCESSING_FAILURE", "The image could not be processed."));
    else await finish(platform, shop, file);
    file.updatedAt = new Date().toISOString();
    for (const product of productsShowing(shop, file.id)) productChanged(store, shop, product);
    store.touch(shop);
    store.save();
  });
}

async function finish({ store }: Platform, shop: Shop, file: MediaFile): Promise<void> {
  const fetched = await fetchSource(store, shop, file.pendingSource ?? "");
  const checked = "failure" in fetched ? fetched : await inspectImage(fetched.bytes);
  if ("failure" in fetched || "failure" in checked) {
    fail(file, checked as { failure: MediaFailure });
    return;
  }
  const version = Math.max(Math.floor(Date.now() / 1000), (file.content?.version ?? 0) + 1);
  file.content = { ...checked, sha256: store.putBytes(fetched.bytes), version };
  file.status = "READY";
  file.pendingSource = null;
}

/** After a failed replacement the old content stays: fileAcknowledgeUpdateFailed brings it back to READY. */
function fail(file: MediaFile, { failure }: { failure: MediaFailure }): void {
  file.status = "FAILED";
  file.failures = [failure];
  file.pendingSource = null;
}
