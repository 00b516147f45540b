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
  move: PublicationMove,
): Promise<boolean> {
  return (await movePublications(tx, shopId, [publicationId], move)).length > 0;
}

/** The same for as many as a statement takes (services/portions.ts). @returns those that moved */
export async function movePublications(
  tx: Transaction,
  shopId: string,
  ids: readonly string[],
  { to, actor, data, from = publicationStatesBefore(to) }: PublicationMove,
): Promise<string[]> {
  const moved = await tx.publication.updateManyAndReturn({
    where: { id: { in: [...ids] }, shopId, state: { in: [...from] } },
    data: { ...data, state: to },
    select: { id: true },
  });
  await tx.publicationEvent.createMany({
    data: moved.map(({ id }) => ({
      ...{ shopId, publicationId: id, kind: "state", actor, detail: { state: to } },
    })),
  });
  return moved.map(({ id }) => id);
}
