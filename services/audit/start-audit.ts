/** Begins an audit of a shop's whole catalogue: a sample first, then everything. */
import { AppError } from "#core/errors.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { enqueue } from "../outbox.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** Products of the sample; a share among them is known within 8 points, 95 times of 100. */
const sampleSize = 150;
/** With fewer products everything is looked at as fast. */
const leastForSample = 2 * sampleSize;

/** `started` is false while one is under way. @throws AppError FORBIDDEN, BAD_INPUT for an empty catalogue */
export async function startAudit(shopId: string, actor: string): Promise<{ started: boolean }> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "enhance");
    // Two clicks at once wait for each other here.
    await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR UPDATE`;
    const underWay = { shopId, state: { in: ["sampling" as const, "scanning" as const] } };
    if ((await tx.audit.count({ where: underWay })) > 0) return { started: false };
    const { id } = await tx.audit.create({
      data: { shopId, startedBy: actor, ...(await extentOf(tx, shopId)) },
    });
    await enqueue(tx, "audit-products", { shopId, auditId: id });
    await recordActivity(tx, shopId, { kind: "audit.started", actor, subject: "audit", subjectId: id });
    return { started: true };
  });
}

async function extentOf(tx: Transaction, shopId: string) {
  const where = { shopId, deletedAt: null };
  const counted = await tx.product.aggregate({ where, _count: true, _sum: { imageCount: true } });
  if (counted._count === 0) {
    throw new AppError("BAD_INPUT", "expected products for an audit but received an empty catalogue", {
      userMessage: "There are no products to look at yet. Read the products of the shop first.",
    });
  }
  const sampleIds = counted._count < leastForSample ? [] : await pickSample(tx, shopId);
  return {
    ...{ productCount: counted._count, imageCount: counted._sum.imageCount ?? 0, sampleIds },
    state: sampleIds.length === 0 ? ("scanning" as const) : ("sampling" as const),
  };
}

/** Each product type by its share of the catalogue, at random within it. */
async function pickSample(tx: Transaction, shopId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT id, (row_number() OVER (PARTITION BY "productType" ORDER BY random()) - 0.5)
        / count(*) OVER (PARTITION BY "productType") AS place
      FROM "Product" WHERE "shopId" = ${shopId} AND "deletedAt" IS NULL
    ) AS placed ORDER BY place, id LIMIT ${sampleSize}`;
  return rows.map(({ id }) => id);
}
