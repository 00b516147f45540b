/** Counts what is on its way for some products: pictures being made, and pictures that wait for review. */
import { prisma } from "#prisma/client.ts";

export interface Pending {
  readonly inReview: number;
  readonly working: number;
  /** The oldest picture that waits, and its run. */
  readonly first: { readonly id: string; readonly runId: string } | null;
}

export async function countPending(shopId: string, productGids: readonly string[]): Promise<Pending> {
  const product = { shopId, deletedAt: null, gid: { in: [...productGids] } };
  const [inReview, working, queued, first] = await Promise.all([
    prisma.rendition.count({ where: { shopId, product, state: "in_review" } }),
    prisma.rendition.count({ where: { shopId, product, state: { in: ["queued", "rendering"] } } }),
    prisma.runProduct.count({ where: { product, state: "queued" } }),
    prisma.rendition.findFirst({
      where: { shopId, product, state: "in_review" },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, runId: true },
    }),
  ]);
  return { inReview, working: working + queued, first };
}
