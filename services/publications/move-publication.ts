/** The one way a publication changes its state: only along core/publishing/publication-state.ts, and always written down. */
import { publicationStatesBefore, type PublicationState } from "#core/publishing/publication-state.ts";
import type { Transaction } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

export interface PublicationMove {
  readonly to: PublicationState;
  readonly actor: string;
  readonly data?: Omit<Prisma.PublicationUncheckedUpdateManyInput, "state">;
  /** Only from these, when fewer than the life of a publication allows. */
  readonly from?: readonly PublicationState[];
}

/** @returns false when it was in no state from which it may move there; nothing happened then */
export async function movePublication(
  tx: Transaction,
  shopId: string,
  publicationId: string,
  { to, actor, data, from = publicationStatesBefore(to) }: PublicationMove,
): Promise<boolean> {
  const moved = await tx.publication.updateMany({
    where: { id: publicationId, shopId, state: { in: [...from] } },
    data: { ...data, state: to },
  });
  if (moved.count === 0) return false;
  await tx.publicationEvent.create({
    data: { shopId, publicationId, kind: "state", actor, detail: { state: to } },
  });
  return true;
}
