/** What has become of a run's pictures in the shop: how many are there, on their way or back, and what needs a person. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { readTroubles, type Trouble } from "../write-backs/read-troubles.ts";

export interface RunInShop {
  readonly inShop: number;
  readonly reverted: number;
  /** Waiting or under way, into the shop and out of it. */
  readonly applying: number;
  readonly reverting: number;
  /** Changed by the merchant while our picture waited; the first 50 are listed. */
  readonly conflictCount: number;
  readonly conflicts: readonly Trouble[];
  /** Still in the shop because the newest attempt to put the original back was given up; the first 50 are listed. */
  readonly notRevertedCount: number;
  readonly notReverted: readonly Trouble[];
}

/** @throws AppError NOT_FOUND */
export async function readRunInShop(shopId: string, runId: string): Promise<RunInShop> {
  if ((await prisma.run.count({ where: { id: runId, shopId } })) === 0) throw notFound("run", runId);
  const [states, underWay, { conflict, notReverted }] = await Promise.all([
    prisma.rendition.groupBy({ by: ["state"], where: { shopId, runId }, _count: true }),
    prisma.writeBack.groupBy({
      by: ["direction"],
      where: { shopId, state: { in: ["queued", "running"] }, rendition: { runId } },
      _count: true,
    }),
    readTroubles(shopId, runId),
  ]);
  const countOf = (state: string) => states.find((row) => row.state === state)?._count ?? 0;
  const underWayOf = (direction: string) => underWay.find((row) => row.direction === direction)?._count ?? 0;
  return {
    ...{ inShop: countOf("written_back"), reverted: countOf("reverted") },
    ...{ applying: underWayOf("apply"), reverting: underWayOf("revert") },
    ...{ conflictCount: conflict.count, conflicts: conflict.first },
    ...{ notRevertedCount: notReverted.count, notReverted: notReverted.first },
  };
}
