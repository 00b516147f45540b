/** Finds collections whose main pictures do not look like one series. */
import type { AuditReport } from "#core/audit/audit-report.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** With fewer main pictures a series cannot be told. */
const minProducts = 4;
/** Of the main pictures on the commonest kind of ground; below, buyers see a patchwork. */
const minShare = 0.8;
const mostListed = 20;

/** Worst first. A ground is white, dark, mid or light and plain, or busy. @param looks a relation with `isMain` */
export async function findMixedCollections(looks: Prisma.Sql): Promise<AuditReport["mixedCollections"]> {
  const rows = await prisma.$queryRaw<{ title: string; products: bigint; commonest: bigint }[]>`
    SELECT title, sum(count) AS products, max(count) AS commonest FROM (
      SELECT c.id, c.title, CASE WHEN look.measures->>'ground' = 'plain'
        THEN width_bucket((look.measures->'groundLab'->>0)::float8, 0, 100, 3)::text
        ELSE look.measures->>'ground' END AS ground, count(*) AS count
      FROM ${looks} JOIN "CollectionProduct" link ON link."productId" = look."productId"
      JOIN "Collection" c ON c.id = link."collectionId"
      WHERE look."isMain" AND look.measures IS NOT NULL GROUP BY 1, 2, 3
    ) AS grounds GROUP BY id, title
    HAVING sum(count) >= ${minProducts} AND max(count) < ${minShare} * sum(count)
    ORDER BY max(count) / sum(count), title LIMIT ${mostListed}`;
  return rows.map(({ title, products, commonest }) => ({
    ...{ title, products: Number(products) },
    share: Number(commonest) / Number(products),
  }));
}
