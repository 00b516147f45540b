/** Reads what the control surface is asked, and says plainly what is wrong with it. */
import type { SandboxContext } from "../http.ts";
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";

export class ControlError extends Error {
  readonly status: 400 | 404;

  constructor(status: 400 | 404, message: string) {
    super(message);
    this.status = status;
  }
}

export async function readBody<Body extends object>(context: SandboxContext): Promise<Partial<Body>> {
  const text = await context.req.text();
  if (text === "") return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null) return read;
  } catch {
    // Told below.
  }
  throw new ControlError(400, "expected a JSON object as the body");
}

export function shopNamed(store: Store, domain: string | undefined): Shop {
  const shop = store.shops.get(domain ?? "");
  if (shop) return shop;
  const known = [...store.shops.keys()].join(", ");
  throw new ControlError(404, `expected one of ${known} for "shop" but received ${domain ?? "nothing"}`);
}

/** A product by its number or its whole gid, in whichever shop. */
export function productNamed(store: Store, id: string): { shop: Shop; product: Product } {
  for (const shop of store.shops.values()) {
    const product = shop.products.get(id.startsWith("gid://") ? id : `gid://shopify/Product/${id}`);
    if (product) return { shop, product };
  }
  throw new ControlError(404, `expected the id of a product but received ${id}`);
}
