/** Cancels what was planned for listings that lose their product and was not sent yet. */
import type { PublicationState } from "#core/publishing/publication-state.ts";
import type { Transaction } from "#prisma/client.ts";

const unsent: PublicationState[] = [
  ...(["draft", "checked", "planned", "queued", "failed", "rejected", "reauth_required"] as const),
];

export async function cancelUnsent(
  tx: Transaction,
  shopId: string,
  listingIds: readonly string[],
): Promise<void> {
  // As one array: a statement takes 32,767 parameters.
  await tx.$executeRaw`
    UPDATE "Publication" SET state = 'cancelled', "finishedAt" = now() AT TIME ZONE 'UTC'
    WHERE "shopId" = ${shopId} AND "listingId" = ANY(${[...listingIds]}) AND state = ANY(${unsent})`;
}
