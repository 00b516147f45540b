/** Binds a sealed token to its row, so that a text moved to another account does not open. */
export function tokenContext(shopId: string, accountId: string, kind: "access" | "refresh"): string {
  return `channel token|${shopId}|${accountId}|${kind}`;
}
