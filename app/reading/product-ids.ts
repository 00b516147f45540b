/** Products named in an address or a form: our own ids from our pages, Shopify's from its admin. */

export interface ChosenProducts {
  /** Our ids. */
  readonly productIds: string[];
  /** Shopify's global ids. */
  readonly productGids: string[];
}

/** Shopify's admin links send `ids[]=123`, one link `id=123`; our catalogue sends `ids[]=<our id>`. */
export function readProductIds(search: URLSearchParams): ChosenProducts {
  return chooseProducts([...search.getAll("ids[]"), ...search.getAll("ids"), ...search.getAll("id")]);
}

/** Sorts ids by kind, without doubles; what is neither kind is left out. Commas separate ids, as in `ids=1,2`. */
export function chooseProducts(given: readonly string[]): ChosenProducts {
  const ids = given.flatMap((text) => text.split(",")).map((text) => text.trim());
  const numbers = ids.map((id) => /^(?:gid:\/\/shopify\/Product\/)?(\d{1,20})$/.exec(id)?.[1]);
  return {
    productIds: [...new Set(ids.filter((id) => /^c[a-z0-9]{20,32}$/.test(id)))],
    productGids: [...new Set(numbers.filter((number) => number !== undefined))].map(
      (number) => `gid://shopify/Product/${number}`,
    ),
  };
}
