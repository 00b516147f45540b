/**
 * A shop's Admin API budget in the database, so that every worker and the web process draw on the same one.
 *
 * It is a leaky bucket that Shopify keeps as well: https://shopify.dev/docs/api/usage/limits#the-leaky-bucket-algorithm.
 * Ours never reckons with more than Shopify last reported; see docs/decisions/014-shared-query-budget.md.
 */
import { type Priority, type QueryBudget, leftForOthers } from "#core/query-budget.ts";
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Of a shop never asked before: half of what the smallest plan has. https://shopify.dev/docs/api/usage/limits */
const unknownShop = { available: 1_000, maximum: 2_000, restoreRate: 100 };
/** A call that costs nearly all there is goes ahead at this share, since the bucket never looks quite full. */
const fullShare = 0.95;

const now = Prisma.sql`(clock_timestamp() AT TIME ZONE 'UTC')`;
/** What is there at this moment. */
const level = Prisma.sql`LEAST(maximum, available + "restoreRate" * GREATEST(0, EXTRACT(EPOCH FROM ${now} - at)))`;

export function openQueryBudget(shopId: string): QueryBudget {
  return {
    async take(points, priority) {
      const waitMs = await takeOnce(shopId, points, priority);
      if (waitMs !== null) return waitMs;
      await prisma.queryBudget.createMany({
        data: [{ shopId, ...unknownShop, at: new Date() }],
        skipDuplicates: true,
      });
      return (await takeOnce(shopId, points, priority)) ?? 0;
    },
    async settle(taken, { actual, available, maximum, restoreRate }) {
      await prisma.$executeRaw`
        UPDATE "QueryBudget" SET available = LEAST(${level} + ${taken - (actual ?? 0)}::float, ${available}::float),
          at = ${now}, maximum = ${maximum}, "restoreRate" = ${restoreRate} WHERE "shopId" = ${shopId}`;
    },
    async giveBack(points) {
      await prisma.$executeRaw`
        UPDATE "QueryBudget" SET available = ${level} + ${points}::float, at = ${now} WHERE "shopId" = ${shopId}`;
    },
  };
}

/** One statement, so that two takers never spend the same points; null when the shop has no budget yet. */
async function takeOnce(shopId: string, points: number, priority: Priority): Promise<number | null> {
  const needed = Prisma.sql`LEAST(${points}::float + ${leftForOthers[priority]}::float * maximum, ${fullShare}::float * maximum)`;
  const taken = await prisma.$executeRaw`
    UPDATE "QueryBudget" SET available = ${level} - ${points}::float, at = ${now}
    WHERE "shopId" = ${shopId} AND ${level} >= ${needed}`;
  if (taken === 1) return 0;
  const [row] = await prisma.$queryRaw<{ waitMs: number }[]>`
    SELECT GREATEST(1, 1000 * (${needed} - ${level}) / "restoreRate")::float AS "waitMs"
    FROM "QueryBudget" WHERE "shopId" = ${shopId}`;
  return row === undefined ? null : Math.ceil(row.waitMs);
}
