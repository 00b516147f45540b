/** Lists the shop's listings on marketplaces with what each is linked to, page by page. */
import { z } from "zod";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { readThumbUrls } from "../catalogue/list-products.ts";
import { beyond, cutPage, decodeCursorBy, keysetOrder } from "../keyset.ts";
import { type ListingFilter, listingsWhere } from "./listing-filter.ts";

export interface ListingRow {
  readonly id: string;
  readonly title: string;
  readonly channel: ConnectedChannel;
  readonly account: string;
  readonly marketplace: string;
  readonly externalId: string;
  readonly skus: readonly string[];
  readonly state: "active" | "inactive" | "unpublished" | "ended";
  /** Where buyers see it. */
  readonly url: string | null;
  readonly mainImageUrl: string | null;
  readonly imageCount: number;
  readonly link: "none" | "suggested" | "confirmed" | "refused";
  readonly product: LinkedProduct | null;
  /** 0..1 of a suggestion, and what it rests on. */
  readonly confidence: number | null;
  readonly reason: string | null;
  /** The newest publication: core/publishing/publication-state.ts */
  readonly publication: { readonly id: string; readonly state: string } | null;
}

export interface LinkedProduct {
  readonly id: string;
  readonly title: string;
  readonly variant: string | null;
  readonly thumbUrl: string | null;
}

export interface ListingsPage {
  readonly listings: ListingRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** Listings that match the filter, over all pages. */
  readonly total: number;
  /** How many there are of each link state, whatever state the filter names. */
  readonly counts: Readonly<Record<ListingRow["link"], number>>;
}

const pageSize = 50;

const shown = {
  account: { select: { channel: true, name: true } },
  product: { select: { id: true, title: true, deletedAt: true } },
  variant: { select: { title: true } },
  publications: {
    select: { id: true, state: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1,
  },
} satisfies Prisma.ListingInclude;

/** By title. @throws AppError BAD_INPUT for a filter or cursor that is none */
export async function listListings(
  shopId: string,
  filter: ListingFilter,
  cursorText: string | null,
): Promise<ListingsPage> {
  const where = listingsWhere(shopId, filter);
  const cursor = cursorText === null ? null : decodeCursorBy(cursorText, z.string());
  const [read, counted] = await Promise.all([
    prisma.listing.findMany({
      where: cursor ? { AND: [where, beyond("title", "oldest", cursor)] } : where,
      orderBy: keysetOrder("title", "oldest", cursor?.back ?? false),
      take: pageSize + 1,
      include: shown,
    }),
    prisma.listing.groupBy({
      by: ["link"],
      where: listingsWhere(shopId, { ...filter, link: undefined }),
      _count: true,
    }),
  ]);
  const { rows, ...neighbours } = cutPage(read, pageSize, cursor, ({ title }) => title);
  const thumbs = await readThumbUrls(rows.flatMap(({ productId }) => productId ?? []));
  const countOf = (link: ListingRow["link"]) => counted.find((row) => row.link === link)?._count ?? 0;
  const counts = {
    ...{ none: countOf("none"), suggested: countOf("suggested") },
    ...{ confirmed: countOf("confirmed"), refused: countOf("refused") },
  };
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    listings: rows.map((row) => toRow(row, thumbs)),
    ...neighbours,
    total: filter.link === undefined ? all : counts[filter.link],
    counts,
  };
}

function toRow(
  row: Prisma.ListingGetPayload<{ include: typeof shown }>,
  thumbs: ReadonlyMap<string, string>,
): ListingRow {
  const { id, title, marketplace, externalId, skus, state, url, mainImageUrl, imageCount, link } = row;
  const { product, variant, account, publications } = row;
  return {
    ...{ id, title, marketplace, externalId, skus, state, url, mainImageUrl, imageCount, link },
    channel: account.channel as ConnectedChannel,
    account: account.name,
    product:
      product === null || product.deletedAt !== null
        ? null
        : {
            ...{ id: product.id, title: product.title },
            variant: variant?.title ?? null,
            thumbUrl: thumbs.get(product.id) ?? null,
          },
    confidence: row.linkConfidence,
    reason: row.linkReason,
    publication: publications[0] ?? null,
  };
}
