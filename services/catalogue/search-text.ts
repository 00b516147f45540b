/** What of a product search looks at, and what a search looks for; both folded. */
import { foldText } from "#core/fold-text.ts";

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
