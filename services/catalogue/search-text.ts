/** Folding of text for search: what a merchant types finds what the catalogue holds, whatever its case and accents. */

/**
 * Compatibility-decomposed, without combining marks, lower case: "Café" and "CAFE" become "cafe".
 * Done here and not by the database, whose own case rules depend on the locale it was made with.
 */
export function foldText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Everything of a product that search looks at. */
export function searchText(product: {
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: readonly string[];
}): string {
  return foldText([product.title, product.vendor, product.productType, ...product.tags].join("\n"));
}

/** What titles are sorted by; cut, because an index takes no endless text. */
export function titleKey(title: string): string {
  return foldText(title).slice(0, 255);
}

/** The folded words of a search, at most ten; wildcards of LIKE stand for themselves. */
export function searchWords(search: string): string[] {
  const words = foldText(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.slice(0, 10).map((word) => word.replace(/[\\%_]/g, "\\$&"));
}
