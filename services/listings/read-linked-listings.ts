/** The listings that can get pictures: linked by a person's word. */
import { prisma } from "#prisma/client.ts";
import { type WhichListings, whichListings } from "./listing-filter.ts";

/** @returns their ids @throws AppError BAD_INPUT */
export async function readLinkedListings(shopId: string, which: WhichListings): Promise<string[]> {
  const linked = await prisma.listing.findMany({
    where: { AND: [whichListings(shopId, which), { link: "confirmed" }] },
    select: { id: true },
  });
  return linked.map(({ id }) => id);
}
