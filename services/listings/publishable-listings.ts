/** Listings that can get a product's pictures: linked by a person, and on the channel for buyers. */
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { notFound } from "../not-found.ts";

const isPublishable = {
  link: "confirmed",
  state: { notIn: ["unpublished", "ended"] },
} satisfies Prisma.ListingWhereInput;

/** @returns ids of those that sell the product @throws AppError NOT_FOUND */
export async function readProductListings(shopId: string, productId: string): Promise<string[]> {
  const isKnown = await prisma.product.count({ where: { id: productId, shopId } });
  if (isKnown === 0) throw notFound("product", productId);
  return idsOf({ shopId, productId });
}

/** @returns ids of those that sell a product with an approved picture of the run @throws AppError NOT_FOUND */
export async function readRunListings(shopId: string, runId: string): Promise<string[]> {
  const isKnown = await prisma.run.count({ where: { id: runId, shopId } });
  if (isKnown === 0) throw notFound("run", runId);
  const approved = {
    runId,
    state: { in: ["approved", "written_back"] },
  } satisfies Prisma.RenditionWhereInput;
  return idsOf({ shopId, product: { renditions: { some: approved } } });
}

async function idsOf(where: Prisma.ListingWhereInput): Promise<string[]> {
  const listings = await prisma.listing.findMany({
    where: { ...where, ...isPublishable },
    select: { id: true },
  });
  return listings.map(({ id }) => id);
}
