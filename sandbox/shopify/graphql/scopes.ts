/** Which scopes each field needs, from Shopify's own scope table (the `offline_scopes` rows beside its schema). */
import { GraphQLError } from "graphql";

import type { Call } from "./call.ts";

interface Requirement {
  readonly anyOf: readonly string[];
  readonly text: string;
}

const readProducts: Requirement = { anyOf: ["read_products"], text: "`read_products` access scope." };
const writeProducts = (permission: string): Requirement => ({
  anyOf: ["write_products"],
  text: `\`write_products\` access scope. Also: The user must have a permission to ${permission}.`,
});

/** To add one: the root field with the row's `offlineScopes` and `requiredAccess`. A field without a row is open. */
const requirements: Readonly<Record<string, Requirement>> = {
  products: readProducts,
  product: readProducts,
  productsCount: readProducts,
  collections: readProducts,
  files: {
    anyOf: ["read_files", "read_themes", "read_images"],
    text: "`read_files` access scope, `read_themes` access scope or `read_images` access scope.",
  },
  fileCreate: {
    anyOf: ["write_files", "write_themes", "write_images"],
    text: "`write_files` access scope, `write_themes` access scope or `write_images` access scope. Also: Users must have create files permissions.",
  },
  fileUpdate: {
    anyOf: ["write_files", "write_themes"],
    text: "`write_files` access scope or `write_themes` access scope. Also: Users must have edit files permissions.",
  },
  fileDelete: {
    anyOf: ["write_files"],
    text: "`write_files` access scope. Also: Users must have delete files permissions.",
  },
  fileAcknowledgeUpdateFailed: { anyOf: ["write_files"], text: "`write_files` access scope." },
  productUpdate: writeProducts("update products"),
  productReorderMedia: writeProducts("reorder the media attached to a product"),
  productVariantAppendMedia: writeProducts("append media to variants"),
  productVariantDetachMedia: writeProducts("detach media from product variants"),
};

/** Any one of these opens the root field; none means it is open to every token. */
export const scopesOf = (field: string): readonly string[] => requirements[field]?.anyOf ?? [];

/** A write scope contains the read scope of the same name. */
export function mayUse(call: Call, scope: string): boolean {
  const granted = call.token.scopes.filter((owned) => call.shop.grantedScopes.includes(owned));
  return granted.includes(scope) || granted.includes(scope.replace(/^read_/, "write_"));
}

/** Throws ACCESS_DENIED in Shopify's words when the token lacks every scope that would do. */
export function demandScope(call: Call, field: string): void {
  const needed = requirements[field];
  if (needed && !needed.anyOf.some((scope) => mayUse(call, scope))) throw accessDenied(field);
}

export function accessDenied(field: string): GraphQLError {
  const requiredAccess = requirements[field]?.text ?? "the permission of the shop's owner.";
  return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess,
    },
  });
}
