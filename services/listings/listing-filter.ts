/** What a merchant can narrow the listings down by. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import { connectedChannels } from "#core/publishing/channel-traits.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { searchWords } from "../catalogue/search-text.ts";

export const listingFilterSchema = z.object({
  /** Words that must all occur in title, SKUs or the channel's own name of it. */
  search: z.string().max(200).optional(),
  channel: z.enum(connectedChannels).optional(),
  link: z.enum(["none", "suggested", "confirmed", "refused"]).optional(),
});

export type ListingFilter = z.infer<typeof listingFilterSchema>;

/** Listings that have ended are left out: nothing can be sent there. @throws AppError BAD_INPUT */
export function listingsWhere(shopId: string, filter: ListingFilter): Prisma.ListingWhereInput {
  const parsed = listingFilterSchema.safeParse(filter);
  if (!parsed.success)
    throw new AppError(
      "BAD_INPUT",
      `expected a filter for the listings but received ${JSON.stringify(filter)}`,
    );
  const { search, channel, link } = parsed.data;
  return {
    shopId,
    state: { not: "ended" },
    ...(link !== undefined && { link }),
    ...(channel !== undefined && { account: { channel } }),
    AND: searchWords(search ?? "").map((word) => ({ searchText: { contains: word } })),
  };
}
