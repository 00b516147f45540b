/** The listings of a product that can get its pictures: linked by a person, and on the channel for buyers. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

/** @returns their ids @throws AppError NOT_FOUND */
export async function readProductListings(shopId: string, productId: string): Promise<string[]> {
  const product = await prisma.product.findUnique({
    where: { id: productId, shopId },
    select: {
      listings: {
        where: { link: "confirmed", state: { notIn: ["unpublished", "ended"] } },
        select: { id: true },
      },
    },
  });
  if (product === null) throw notFound("product", productId);
  return product.listings.map(({ id }) => id);
}
