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

/** Sorts ids by kind, without doubles; what can be neither kind is left out. Commas separate ids, as in `ids=1,2`. */
export function chooseProducts(given: readonly string[]): ChosenProducts {
  const ids = [...new Set(given.flatMap((text) => text.split(",")).map((text) => text.trim()))];
  const numberOf = (id: string) => /^(?:gid:\/\/shopify\/Product\/)?(\d{1,20})$/.exec(id)?.[1];
  const numbers = new Set(ids.map(numberOf).filter((number) => number !== undefined));
  return {
    productIds: ids.filter((id) => /^[a-z0-9-]{20,40}$/.test(id) && numberOf(id) === undefined),
    productGids: [...numbers].map((number) => `gid://shopify/Product/${number}`),
  };
}
