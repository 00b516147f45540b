/** Reads what a shop's plan still allows in the current period. */
import { picturesLeft, type Terms } from "#core/billing/allowance.ts";
import { monthOf, periodAround, type Period } from "#core/billing/period.ts";
import { findPlan, freePlan } from "#core/billing/plans.ts";
import type { Transaction } from "#prisma/client.ts";
import type { ShopPlan } from "#prisma/generated/client.ts";
import { env } from "../env.ts";

export interface Allowance {
  readonly terms: Terms;
  readonly period: Period;
  /** Pictures that count against this period. */
  readonly used: number;
  /** Pictures that are being made and will count if they turn out usable. */
  readonly onTheWay: number;
  readonly left: number;
}

/** Null where nothing is billed, and so nothing is limited. */
export async function readAllowance(tx: Transaction, shopId: string): Promise<Allowance | null> {
  if (env.BILLING === "off") return null;
  const { terms, period } = termsOf(await tx.shopPlan.findUnique({ where: { shopId } }), new Date());
  const { startsAt, endsAt } = period;
  const used = await tx.imageUse.count({ where: { shopId, at: { gte: startsAt, lt: endsAt } } });
  const onTheWay = await countOnTheWay(tx, shopId);
  return { terms, period, used, onTheWay, left: picturesLeft(terms, used + onTheWay) };
}

/** The same, while nobody else of this shop can start a run or count a picture until the transaction ends. */
export async function lockAllowance(tx: Transaction, shopId: string): Promise<Allowance | null> {
  if (env.BILLING === "off") return null;
  await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR NO KEY UPDATE`;
  return readAllowance(tx, shopId);
}

function termsOf(row: ShopPlan | null, now: Date): { terms: Terms; period: Period } {
  const plan = row && findPlan(row.planName);
  if (!plan) return { terms: { plan: freePlan, usageCapCents: 0 }, period: monthOf(now) };
  const usageCapCents = row.usageLineGid === null ? 0 : row.usageCapCents;
  return { terms: { plan, usageCapCents }, period: periodAround(now, row.periodEndsAt) };
}

/**
 * Counted from the work itself, so that no reservation can be forgotten: photos of products that are still to be fetched,
 * and pictures that are still to be rendered and do not count yet.
 */
async function countOnTheWay(tx: Transaction, shopId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT (
      SELECT count(*) FROM "Rendition" r
      WHERE r."shopId" = ${shopId} AND r.state IN ('queued', 'rendering')
        AND NOT EXISTS (SELECT 1 FROM "ImageUse" u WHERE u."shopId" = r."shopId" AND u."renditionId" = r.id)
    ) + (
      SELECT coalesce(sum(
        CASE WHEN cardinality(p."mediaGids") > 0 THEN cardinality(p."mediaGids")
        ELSE (SELECT count(*) FROM "ProductImage" i WHERE i."productId" = p."productId") END
      ), 0)
      FROM "RunProduct" p JOIN "Run" r ON r.id = p."runId"
      WHERE r."shopId" = ${shopId} AND p.state = 'queued' AND r."cancelledAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "Rendition" o WHERE o."runId" = p."runId" AND o."productId" = p."productId")
    ) AS count`;
  return Number(row?.count ?? 0);
}
