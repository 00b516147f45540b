/** Opens one product of a run for fetching. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

export interface OpenRunProduct {
  readonly runId: string;
  readonly productGid: string;
  /** Only these photos; empty means all. */
  readonly mediaGids: readonly string[];
  /** There is nothing to fetch any more: the run was cancelled, or the product is fetched already. */
  readonly cancelled: boolean;
}

/** @throws AppError NOT_FOUND */
export async function openRunProduct(shopId: string, runProductId: string): Promise<OpenRunProduct> {
  const row = await prisma.runProduct.findUnique({
    where: { id: runProductId, run: { shopId } },
    include: { product: { select: { gid: true } } },
  });
  if (row === null) throw notFound("run product", runProductId);
  const { runId, mediaGids, state } = row;
  return { runId, mediaGids, productGid: row.product.gid, cancelled: state !== "queued" };
}
