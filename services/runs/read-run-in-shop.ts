/** What has become of a run's pictures in the shop: how many are there, on their way or back, and what needs a person. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

export interface RunTrouble {
  readonly renditionId: string;
  readonly productTitle: string;
  readonly position: number;
  /** For people. */
  readonly reason: string;
}

export interface RunInShop {
  readonly inShop: number;
  readonly reverted: number;
  /** Waiting or under way, into the shop and out of it. */
  readonly applying: number;
  readonly reverting: number;
  /** Changed by the merchant while our picture waited; the first 50 are listed. */
  readonly conflictCount: number;
  readonly conflicts: readonly RunTrouble[];
  /** Still in the shop because the newest attempt to put the original back was given up; the first 50 are listed. */
  readonly notRevertedCount: number;
  readonly notReverted: readonly RunTrouble[];
}

const shownTroubles = 50;

/** @throws AppError NOT_FOUND */
export async function readRunInShop(shopId: string, runId: string): Promise<RunInShop> {
  if ((await prisma.run.count({ where: { id: runId, shopId } })) === 0) throw notFound("run", runId);
  const [states, underWay, conflicts, notReverted] = await Promise.all([
    prisma.rendition.groupBy({ by: ["state"], where: { shopId, runId }, _count: true }),
    prisma.writeBack.groupBy({
      by: ["direction"],
      where: { shopId, state: { in: ["queued", "running"] }, rendition: { runId } },
      _count: true,
    }),
    readConflicts(shopId, runId),
    readNotReverted(shopId, runId),
  ]);
  const countOf = (state: string) => states.find((row) => row.state === state)?._count ?? 0;
  const underWayOf = (direction: string) => underWay.find((row) => row.direction === direction)?._count ?? 0;
  return {
    ...{ inShop: countOf("written_back"), reverted: countOf("reverted") },
    ...{ applying: underWayOf("apply"), reverting: underWayOf("revert") },
    ...{ conflictCount: conflicts.count, conflicts: conflicts.troubles },
    ...{ notRevertedCount: notReverted.length, notReverted: notReverted.slice(0, shownTroubles) },
  };
}

async function readConflicts(shopId: string, runId: string) {
  const where = { shopId, runId, state: "in_review" as const, errorCode: "STALE" };
  const [count, rows] = await Promise.all([
    prisma.rendition.count({ where }),
    prisma.rendition.findMany({
      ...{ where, orderBy: { id: "asc" as const }, take: shownTroubles },
      select: { id: true, position: true, errorMessage: true, product: { select: { title: true } } },
    }),
  ]);
  const troubles = rows.map(({ id, position, errorMessage, product }) => ({
    ...{ renditionId: id, productTitle: product.title, position, reason: errorMessage ?? "" },
  }));
  return { count, troubles };
}

function readNotReverted(shopId: string, runId: string): Promise<RunTrouble[]> {
  return prisma.$queryRaw<RunTrouble[]>`
    SELECT rendition.id AS "renditionId", product.title AS "productTitle", rendition.position,
      COALESCE(newest."errorMessage", '') AS reason
    FROM "Rendition" rendition JOIN "Product" product ON product.id = rendition."productId"
    JOIN LATERAL (
      SELECT * FROM "WriteBack" WHERE "renditionId" = rendition.id ORDER BY "createdAt" DESC LIMIT 1
    ) newest ON newest.direction = 'revert' AND newest.state IN ('failed', 'stale')
    WHERE rendition."shopId" = ${shopId} AND rendition."runId" = ${runId} AND rendition.state = 'written_back'
    ORDER BY rendition.id`;
}
