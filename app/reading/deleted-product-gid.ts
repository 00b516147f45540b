/** The product a products/delete webhook speaks of. */
import { AppError } from "#core/errors.ts";

/**
 * The payload is `{"id": 788032119674292922}`: the id is taken from the text, because JSON.parse rounds numbers
 * beyond 2^53 and would name another product.
 * @throws AppError BAD_INPUT without an id.
 */
export function deletedProductGid(rawBody: string): string {
  const id = /"id"\s*:\s*"?(\d+)"?\s*[,}]/.exec(rawBody)?.[1];
  if (id === undefined)
    throw new AppError("BAD_INPUT", "expected an id in products/delete but received none");
  return `gid://shopify/Product/${id}`;
}
