/** What a merchant can narrow the listings down by. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import { connectedChannels } from "#core/publishing/channel-traits.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { searchWords } from "../catalogue/search-text.ts";

/** How far the pictures of a listing are, in the groups a merchant thinks in. */
const pictureStates = {
  "to-approve": ["planned"],
  "under-way": ["draft", "queued", "submitted", "accepted", "verifying"],
  live: ["live"],
  drifted: ["drifted"],
  problem: ["checked", "accepted_not_shown", "rejected", "reauth_required", "failed"],
} as const satisfies Record<string, readonly PublicationState[]>;

/** What says nothing about a listing any more. */
const past = ["superseded", "cancelled"] satisfies PublicationState[];

export const listingFilterSchema = z.object({
  /** Words that must all occur in title, SKUs or the channel's own name of it. */
  search: z.string().max(200).optional(),
  channel: z.enum(connectedChannels).optional(),
  /** Our id of one account. */
  account: z.string().max(64).optional(),
  link: z.enum(["none", "suggested", "confirmed", "refused"]).optional(),
  /** 0..1, the least a suggestion has to be sure. */
  sure: z.number().min(0).max(1).optional(),
  pictures: z.enum(["none", "to-approve", "under-way", "live", "drifted", "problem"]).optional(),
});

export type ListingFilter = z.infer<typeof listingFilterSchema>;

/** Some listings by their ids, or every one that matches a filter. */
export type WhichListings = readonly string[] | ListingFilter;

/** @throws AppError BAD_INPUT */
export function whichListings(shopId: string, which: WhichListings): Prisma.ListingWhereInput {
  return isIds(which) ? { shopId, id: { in: [...which] } } : listingsWhere(shopId, which);
}

const isIds = (which: WhichListings): which is readonly string[] => Array.isArray(which);

/** Listings that have ended are left out: nothing can be sent there. @throws AppError BAD_INPUT */
export function listingsWhere(shopId: string, filter: ListingFilter): Prisma.ListingWhereInput {
  const parsed = listingFilterSchema.safeParse(filter);
  if (!parsed.success)
    throw new AppError(
      "BAD_INPUT",
      `expected a filter for the listings but received ${JSON.stringify(filter)}`,
    );
  const { search, channel, account, link, sure, pictures } = parsed.data;
  return {
    shopId,
    state: { not: "ended" },
    ...(link !== undefined && { link }),
    ...(channel !== undefined && { account: { channel } }),
    ...(account !== undefined && { accountId: account }),
    ...(sure !== undefined && { linkConfidence: { gte: sure } }),
    ...(pictures !== undefined && { publications: publicationsWhere(pictures) }),
    AND: searchWords(search ?? "").map((word) => ({ searchText: { contains: word } })),
  };
}

function publicationsWhere(pictures: NonNullable<ListingFilter["pictures"]>) {
  return pictures === "none"
    ? { none: { state: { notIn: [...past] } } }
    : { some: { state: { in: [...pictureStates[pictures]] } } };
}
