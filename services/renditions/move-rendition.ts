/** Moves a rendition from one state to another, at most once however many try at the same time. */
import { canMove, type RenditionState } from "#core/rendition-state.ts";
import type { Transaction } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

export interface Move {
  readonly from: RenditionState | readonly RenditionState[];
  readonly to: RenditionState;
  /** Columns that change with the state. */
  readonly set?: Prisma.RenditionUpdateManyMutationInput;
}

/** False when the rendition is not in one of the `from` states that lead to `to`, or not this shop's. */
export async function moveRendition(
  tx: Transaction,
  shopId: string,
  id: string,
  { from, to, set = {} }: Move,
): Promise<boolean> {
  const guard = [from].flat().filter((state) => canMove(state, to));
  const { count } = await tx.rendition.updateMany({
    where: { id, shopId, state: { in: guard } },
    data: { ...set, state: to },
  });
  return count === 1;
}
