/** Which of a listing's pictures are ours, and which of ours buyers see already. */
import { imageKey, type LiveImage } from "#core/publishing/listing.ts";
import { publishLedgerSchema } from "#core/publishing/publish-ledger.ts";
import { prisma } from "#prisma/client.ts";

/** Every picture we ever put on the listing: the key it has there → hash of the bytes we sent. */
export async function sentBefore(shopId: string, listingId: string): Promise<Map<string, string>> {
  const rows = await prisma.publication.findMany({
    where: { shopId, listingId, submittedAt: { not: null } },
    select: { ledger: true },
    orderBy: { createdAt: "asc" },
  });
  const uploads = rows.flatMap(({ ledger }) =>
    ledger === null ? [] : Object.entries(publishLedgerSchema.parse(ledger).uploads),
  );
  return new Map(uploads.map(([sha256, { imageId, url }]) => [imageId ?? url, sha256]));
}

/** Where buyers see a stored file of ours: its key in storage → its place among the live pictures, from 0. */
export async function livePlaces(
  shopId: string,
  listingId: string,
  live: readonly LiveImage[],
): Promise<ReadonlyMap<string, number>> {
  const ours = await sentBefore(shopId, listingId);
  const placeOf = new Map(live.map((image, index) => [ours.get(imageKey(image)) ?? "", index]));
  const files = await prisma.publicPicture.findMany({
    where: { shopId, sha256: { in: [...placeOf.keys()] } },
  });
  return new Map(files.map(({ storageKey, sha256 }) => [storageKey, placeOf.get(sha256) ?? 0]));
}
