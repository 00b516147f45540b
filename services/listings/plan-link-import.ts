/** Looks up what every line of a file of links means, so that a person sees it before anything is changed. */
import { foldText } from "#core/fold-text.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { readListingsNamed, readProductsNamed, type ListingNamed } from "./read-named.ts";
import type { NamedLink } from "./read-links-csv.ts";

/** What is wrong with a line. */
export type LineFault =
  | "unknown-account"
  | "no-listing"
  | "unknown-listing"
  | "several-listings"
  | "ended"
  | "unknown-product"
  | "several-products"
  | "twice";

export interface PlannedLink {
  readonly line: number;
  readonly listingId: string;
  readonly listing: string;
  /** The product it is linked to now; null for none. */
  readonly before: string | null;
  readonly product: string;
  readonly productId: string;
  readonly variantId: string | null;
}

export interface FaultyLine {
  readonly line: number;
  readonly fault: LineFault;
  /** The cell it is about. */
  readonly cell: string;
}

export interface LinkImportPlan {
  readonly links: PlannedLink[];
  /** Lines whose link is there already. */
  readonly same: number;
  readonly faults: FaultyLine[];
}

export async function planLinkImport(
  shopId: string,
  lines: readonly NamedLink[],
  tx: Transaction = prisma,
): Promise<LinkImportPlan> {
  const listings = await readListingsNamed(tx, shopId, lines);
  const products = await readProductsNamed(tx, shopId, lines);
  const plan = { links: [] as PlannedLink[], same: 0, faults: [] as FaultyLine[] };
  const met = new Set<string>();
  for (const named of lines) {
    const { line } = named;
    const listing = pickListing(named, listings);
    if ("fault" in listing) {
      plan.faults.push({ line, ...listing });
      continue;
    }
    const found = products.get(named.product) ?? [];
    const [product] = found;
    if (product === undefined || found.length > 1) {
      const fault = product === undefined ? "unknown-product" : "several-products";
      plan.faults.push({ line, fault, cell: named.product });
    } else if (met.has(listing.id)) plan.faults.push({ line, fault: "twice", cell: listing.title });
    else {
      met.add(listing.id);
      const { productId, variantId } = product;
      const isThere = listing.link === "confirmed" && listing.productId === productId;
      if (isThere && (variantId === null || variantId === listing.variantId)) plan.same += 1;
      else
        plan.links.push({
          ...{ line, listingId: listing.id, listing: listing.title, product: product.title },
          ...{ productId, variantId, before: listing.link === "confirmed" ? listing.product : null },
        });
    }
  }
  return plan;
}

type Picked = ListingNamed | Omit<FaultyLine, "line">;

function pickListing(named: NamedLink, { byId, bySku, accounts }: ListingsByName): Picked {
  const { channel, account, marketplace } = named;
  const cell = named.listing === "" ? named.sku : named.listing;
  if (cell === "") return { fault: "no-listing", cell };
  const same = (one: string, other: string) => foldText(one) === foldText(other);
  const mine = accounts.filter(
    (known) =>
      (channel === "" || same(channel, known.channel)) &&
      (account === "" || same(account, known.sellerId) || same(account, known.name)),
  );
  if (mine.length === 0)
    return { fault: "unknown-account", cell: [channel, account].filter((text) => text !== "").join(", ") };
  const accountIds = new Set(mine.map(({ id }) => id));
  const candidates = (named.listing === "" ? bySku : byId).get(cell) ?? [];
  const fit = candidates.filter(
    (listing) =>
      accountIds.has(listing.accountId) && (marketplace === "" || same(marketplace, listing.marketplace)),
  );
  const open = fit.filter(({ state }) => state !== "ended");
  const [only] = open;
  if (only === undefined) return { fault: fit.length > 0 ? "ended" : "unknown-listing", cell };
  return open.length > 1 ? { fault: "several-listings", cell } : only;
}

type ListingsByName = Awaited<ReturnType<typeof readListingsNamed>>;
