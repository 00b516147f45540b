/** The listings and their links as CSV, in pieces; services/listings/import-links.ts reads the same columns. */
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { csvLine, csvStart } from "../csv.ts";
import { beyond, keysetOrder } from "../keyset.ts";
import { type ListingFilter, listingsWhere } from "./listing-filter.ts";

/**
 * `product` is what a person linked, `suggestion` what Packshot would: a file that is sent back as it is confirms nothing.
 */
const columns = [
  ...["channel", "account", "marketplace", "listing", "sku", "title", "url"],
  ...["link", "product", "suggestion", "sure percent", "reason"],
];
const perPiece = 1_000;

const named = {
  account: { select: { channel: true, sellerId: true } },
  product: { select: { handle: true } },
} satisfies Prisma.ListingInclude;

type NamedListing = Prisma.ListingGetPayload<{ include: typeof named }>;

/** By title. @throws AppError BAD_INPUT for a filter that is none */
export async function* exportLinks(shopId: string, filter: ListingFilter): AsyncGenerator<string> {
  const where = listingsWhere(shopId, filter);
  yield csvStart + csvLine(columns);
  let last: NamedListing | undefined;
  do {
    const cursor = last && { at: last.title, id: last.id, back: false };
    const listings: NamedListing[] = await prisma.listing.findMany({
      where: cursor ? { AND: [where, beyond("title", "oldest", cursor)] } : where,
      orderBy: keysetOrder("title", "oldest", false),
      take: perPiece,
      include: named,
    });
    yield listings.map(lineOf).join("");
    last = listings.length < perPiece ? undefined : listings.at(-1);
  } while (last !== undefined);
}

function lineOf({ account, product, ...listing }: NamedListing): string {
  const { marketplace, externalId, skus, title, url, link, linkConfidence, linkReason } = listing;
  const handle = product?.handle ?? "";
  return csvLine([
    ...[account.channel, account.sellerId, marketplace, externalId, skus.join(" "), title, url ?? "", link],
    ...(link === "confirmed" ? [handle, ""] : ["", handle]),
    linkConfidence === null ? "" : Math.round(linkConfidence * 100).toString(),
    linkReason ?? "",
  ]);
}
