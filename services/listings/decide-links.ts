/** A person's word on which product a listing sells. Nothing is ever published on a suggestion alone. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { cancelUnsent } from "./cancel-unsent.ts";
import { type WhichListings, whichListings } from "./listing-filter.ts";

export type LinkDecision = "confirm" | "refuse" | "unlink";

const decidable = {
  confirm: { from: ["suggested"], to: "confirmed" },
  refuse: { from: ["none", "suggested"], to: "refused" },
  unlink: { from: ["confirmed", "refused"], to: "none" },
} as const;

const kinds = {
  confirm: "listing.confirmed",
  refuse: "listing.refused",
  unlink: "listing.unlinked",
} as const;

/**
 * Those the decision makes no sense for are passed over. What was planned for a listing that loses its product, and was
 * not sent yet, is cancelled.
 * @returns how many were decided
 * @throws AppError FORBIDDEN, BAD_INPUT
 */
export function decideLinks(
  shopId: string,
  which: WhichListings,
  decision: LinkDecision,
  actor: string,
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    const { from: states, to: outcome } = decidable[decision];
    const isUndone = decision === "unlink";
    const fit = { link: { in: [...states] }, ...(decision === "confirm" && linkable) };
    const listings = await tx.listing.findMany({
      where: { AND: [whichListings(shopId, which), fit] },
      select: { id: true, title: true, product: { select: { title: true } } },
    });
    const ids = listings.map(({ id }) => id);
    // `link` is asked again, for what a reading changed meanwhile. As one array: a statement takes 32,767 parameters.
    await tx.$executeRaw`
      UPDATE "Listing" SET link = ${outcome}::"ListingLink", "linkedBy" = ${isUndone ? null : actor},
        "linkedAt" = CASE WHEN ${!isUndone} THEN now() AT TIME ZONE 'UTC' END${decision === "confirm" ? Prisma.empty : noProduct}
      WHERE "shopId" = ${shopId} AND id = ANY(${ids}) AND link::text = ANY(${[...states]})`;
    if (decision !== "confirm") await cancelUnsent(tx, shopId, ids);
    const [only] = listings;
    if (only === undefined) return 0;
    await recordActivity(tx, shopId, {
      ...{ kind: kinds[decision], actor, subject: "listing" },
      ...(listings.length === 1
        ? { subjectId: only.id, title: only.title, ...productChange(decision, only.product?.title) }
        : { after: { listings: listings.length } }),
    });
    return listings.length;
  }, wholeShop);
}

const wholeShop = { timeout: 60_000 };

/** A product that was deleted in Shopify has nothing to show. */
const linkable = { product: { deletedAt: null } } satisfies Prisma.ListingWhereInput;

const noProduct = Prisma.sql`,
  "productId" = NULL, "variantId" = NULL, "linkConfidence" = NULL, "linkReason" = NULL`;

function productChange(decision: LinkDecision, product: string | undefined) {
  if (product === undefined) return {};
  return decision === "confirm" ? { after: { product } } : { before: { product } };
}

/**
 * The same for one listing and a product that a person picked.
 * @param product by our id or Shopify's
 * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT for a listing that has ended
 */
export function linkListing(
  shopId: string,
  listingId: string,
  product: { readonly id: string } | { readonly gid: string },
  actor: string,
): Promise<void> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    const listing = await tx.listing.findUnique({
      where: { id: listingId, shopId },
      include: { product: { select: { title: true } } },
    });
    if (listing === null) throw notFound("listing", listingId);
    if (listing.state === "ended")
      throw new AppError("CONFLICT", `expected a listing that is there for "${listingId}" but it has ended`);
    const found = await tx.product.findFirst({
      where: { shopId, deletedAt: null, ...product },
      select: {
        ...{ id: true, title: true },
        variants: { where: { sku: { in: listing.skus } }, select: { id: true }, take: 2 },
      },
    });
    if (found === null) throw notFound("product", "id" in product ? product.id : product.gid);
    if (listing.productId !== found.id) await cancelUnsent(tx, shopId, [listingId]);
    await tx.listing.update({
      where: { id: listingId, shopId },
      data: {
        ...{ link: "confirmed", productId: found.id, linkConfidence: null },
        // A listing of several variants belongs to none of them.
        variantId: found.variants.length === 1 ? (found.variants[0]?.id ?? null) : null,
        ...{ linkReason: "person", linkedBy: actor, linkedAt: new Date() },
      },
    });
    await recordActivity(tx, shopId, {
      ...{ kind: "listing.linked", actor, subject: "listing", subjectId: listingId, title: listing.title },
      ...(listing.product !== null && { before: { product: listing.product.title } }),
      after: { product: found.title },
    });
  });
}
