/** Plans one write-back: a swap or a change in place, into the shop or back out of it. */
import type { AdminClient } from "#connectors/shopify/admin-client.ts";
import { fetchImage } from "#connectors/shopify/fetch-image.ts";
import { planInPlace, planRevertInPlace } from "#connectors/shopify/in-place/plan.ts";
import { isShownElsewhereSince } from "#connectors/shopify/in-place/shown-since.ts";
import { planRevert, planSwap } from "#connectors/shopify/replace-media.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { keepOriginal } from "#services/write-backs/keep-original.ts";
import type { OpenWriteBack } from "#services/write-backs/open-write-back.ts";
import { requireSoleUse, sharedFile } from "#services/write-backs/sole-use.ts";
import type { JobTools } from "../job-handler.ts";

type Tools = Pick<JobTools, "trustedOrigins" | "signal">;

const maxBytes = 20_971_520;
const timeoutMs = 30_000;

/** @throws AppError as the four plans do; SHARED_FILE when another product shows the file that would change in place */
export async function planWriteBack(
  shopId: string,
  opened: OpenWriteBack,
  client: AdminClient,
  tools: Tools,
): Promise<SwapLedger> {
  const { appliedLedger, writeMode, anyway, productGid: productId, target, fileName, file } = opened;
  const inPlace = file && { client, file, keepOriginal: (url: string) => keep(shopId, url, tools) };
  if (appliedLedger !== null) {
    if (inPlace === null) return planRevert(appliedLedger, client, { anyway });
    return planRevertInPlace(appliedLedger, { ...inPlace, anyway });
  }
  if (writeMode === "swap" || inPlace === null) return planSwap({ client, productId, target, fileName });
  await refuseShared(shopId, opened, client, tools.signal);
  return planInPlace({ ...inPlace, productId, target });
}

/** The bytes as they were uploaded, by a signed address that lives for minutes. */
async function keep(shopId: string, url: string, { trustedOrigins, signal }: Tools) {
  const { bytes, mimeType } = await fetchImage(url, { trustedOrigins, signal, maxBytes, timeoutMs });
  return keepOriginal(shopId, bytes, mimeType);
}

/** The mirror knows who shows the file; the shop is asked for what changed since the mirror was read. */
async function refuseShared(
  shopId: string,
  { productGid, target: { mediaId } }: OpenWriteBack,
  client: AdminClient,
  signal: AbortSignal,
): Promise<void> {
  const { mirroredAt } = await requireSoleUse(shopId, { productGid, mediaGid: mediaId });
  const file = { productId: productGid, mediaId };
  if (await isShownElsewhereSince(client, mirroredAt, file, signal)) throw sharedFile(mediaId);
}
