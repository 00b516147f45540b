/** The search of the product list and the resource picker. */
import type { Product, Shop } from "../records.ts";

/** Products whose title, vendor, type or tag contains the text; the newest first, as the admin lists them. */
export function matchingProducts(shop: Shop, search: string): Product[] {
  const wanted = search.trim().toLowerCase();
  const words = ({ title, vendor, productType, tags }: Product) =>
    [title, vendor, productType, ...tags].join("\n").toLowerCase();
  return [...shop.products.values()].filter((product) => words(product).includes(wanted)).toReversed();
}
