/** One GraphQL request under way: who asks, with what rights. */
import type { Platform } from "../platform.ts";
import type { AccessToken, Shop } from "../records.ts";

export interface Call {
  readonly platform: Platform;
  readonly shop: Shop;
  readonly token: AccessToken;
  /** Operation name of the document and its root fields: what a fault can be aimed at. */
  readonly operations: readonly string[];
  /** The request's body as it came. */
  readonly body: string;
}

/** A reason why a mutation did not do what was asked, in Shopify's shape. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: string;
}

export const userError = (field: readonly string[] | null, message: string, code: string): UserError => ({
  field,
  message,
  code,
});
