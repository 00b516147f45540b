/** Finds the product a listing sells by the codes both name: the seller's own SKU first, the trade's GTIN after it. */

export interface ListingCodes {
  readonly skus: readonly string[];
  /** 14 digits each. */
  readonly gtins: readonly string[];
}

/** A variant that shares a code with the listing. */
export interface VariantCodes {
  readonly productId: string;
  readonly variantId: string;
  readonly sku: string | null;
  readonly gtin: string | null;
}

export interface LinkSuggestion {
  readonly productId: string;
  /** Null where the listing sells more than one variant. */
  readonly variantId: string | null;
  /** 0..1 */
  readonly confidence: number;
  readonly reason: "sku" | "gtin" | "title";
}

/** A GTIN is the maker's: two sellers' bundles of one thing share it, which a SKU of one's own does not. */
const trust = { sku: 1, gtin: 0.95 } as const;
/** What is left of it when products share the code: a person has to tell them apart. */
const amongRivals = 0.5;

/** Null when no code is shared. The product that shares most codes is suggested; one code is as good as all of them. */
export function matchCodes(listing: ListingCodes, variants: readonly VariantCodes[]): LinkSuggestion | null {
  return (
    closest("sku", listing.skus, variants, ({ sku }) => sku) ??
    closest("gtin", listing.gtins, variants, ({ gtin }) => gtin)
  );
}

function closest(
  reason: keyof typeof trust,
  codes: readonly string[],
  variants: readonly VariantCodes[],
  codeOf: (variant: VariantCodes) => string | null,
): LinkSuggestion | null {
  const wanted = new Set(codes);
  const sharing = variants.filter((variant) => wanted.has(codeOf(variant) ?? ""));
  const byProduct = Map.groupBy(sharing, ({ productId }) => productId);
  const codesShared = (found: readonly VariantCodes[]) => new Set(found.map(codeOf)).size;
  const [best, rival] = [...byProduct].sort(([, a], [, b]) => codesShared(b) - codesShared(a));
  if (best === undefined) return null;
  const [productId, found] = best;
  const [only] = found;
  return {
    productId,
    variantId: found.length === 1 && codes.length === 1 && only ? only.variantId : null,
    confidence: trust[reason] * (rival === undefined ? 1 : amongRivals),
    reason,
  };
}
