/** Holds a rendition for the rest of a transaction, so that two people's clicks come one after the other. */
import type { RenditionState } from "#core/rendition-state.ts";
import type { Transaction } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

/** Returns its state. @throws AppError NOT_FOUND */
export async function lockRendition(tx: Transaction, shopId: string, id: string): Promise<RenditionState> {
  const rows = await tx.$queryRaw<{ state: RenditionState }[]>`
    SELECT state FROM "Rendition" WHERE id = ${id} AND "shopId" = ${shopId} FOR UPDATE`;
  if (rows[0] === undefined) throw notFound("rendition", id);
  return rows[0].state;
}
