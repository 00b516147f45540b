/** What was given up on its way into the shop or back, and waits for a person. */
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

/**
 * `conflict`: changed by the merchant while our picture waited. `notReverted`: still in the shop, the newest attempt to
 * put the original back was given up. `notWritten`: could not be put into the shop.
 */
export type TroubleKind = "conflict" | "notReverted" | "notWritten";

export interface Trouble {
  readonly renditionId: string;
  readonly runId: string;
  readonly productTitle: string;
  readonly position: number;
  /** For people. */
  readonly reason: string;
  /** Whether a change in Shopify stands in the way. */
  readonly isStale: boolean;
}

export type Troubles = Readonly<
  Record<TroubleKind, { readonly count: number; readonly first: readonly Trouble[] }>
>;

const shown = 50;

/** The first 50 of each kind, and how many there are. Only a picture's newest write-back counts. */
export async function readTroubles(shopId: string, runId?: string): Promise<Troubles> {
  const ofRun = runId === undefined ? Prisma.empty : Prisma.sql`AND rendition."runId" = ${runId}`;
  const rows = await prisma.$queryRaw<(Trouble & { kind: TroubleKind; count: number })[]>`
    SELECT * FROM (
      SELECT *, count(*) OVER (PARTITION BY kind)::int AS count,
        row_number() OVER (PARTITION BY kind ORDER BY "renditionId") AS nth
      FROM (
        SELECT rendition.id AS "renditionId", rendition."runId", product.title AS "productTitle",
          rendition.position, COALESCE(swap."errorMessage", '') AS reason, swap.state = 'stale' AS "isStale",
          CASE
            WHEN rendition.state = 'in_review' AND rendition."errorCode" = 'STALE' THEN 'conflict'
            WHEN rendition.state = 'written_back' AND swap.direction = 'revert' THEN 'notReverted'
            WHEN rendition.state = 'failed' AND swap.direction = 'apply' THEN 'notWritten'
          END AS kind
        FROM "WriteBack" swap
        JOIN "Rendition" rendition ON rendition.id = swap."renditionId"
        JOIN "Product" product ON product.id = rendition."productId"
        WHERE swap."shopId" = ${shopId} AND swap.state IN ('stale', 'failed') ${ofRun}
          AND NOT EXISTS (SELECT FROM "WriteBack" newer
            WHERE newer."renditionId" = swap."renditionId" AND newer."createdAt" > swap."createdAt")
      ) swaps WHERE kind IS NOT NULL
    ) counted WHERE nth <= ${shown} ORDER BY kind, nth`;
  const of = (kind: TroubleKind) => {
    const own = rows.filter((row) => row.kind === kind);
    const first = own.map(({ renditionId, runId: inRun, productTitle, position, reason, isStale }) => ({
      ...{ renditionId, runId: inRun, productTitle, position, reason, isStale },
    }));
    return { count: own[0]?.count ?? 0, first };
  };
  return { conflict: of("conflict"), notReverted: of("notReverted"), notWritten: of("notWritten") };
}

/** How many pictures wait for a person, of every kind together. */
export function countTroubles(troubles: Troubles): number {
  return Object.values(troubles).reduce((sum, { count }) => sum + count, 0);
}
