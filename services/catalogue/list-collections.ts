/** Lists the shop's collections, to narrow the catalogue down by. */
import { prisma } from "#prisma/client.ts";

export interface CollectionChoice {
  readonly gid: string;
  readonly title: string;
}

/** By title, the first 250. */
export function listCollections(shopId: string): Promise<CollectionChoice[]> {
  return prisma.collection.findMany({
    where: { shopId },
    orderBy: [{ title: "asc" }, { gid: "asc" }],
    select: { gid: true, title: true },
    take: 250,
  });
}
