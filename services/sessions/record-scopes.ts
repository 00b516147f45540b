/** Notes what a merchant grants now, beside the tokens and without touching them. */
import type { Transaction } from "#prisma/client.ts";

/**
 * Not by storing the whole session: a renewal that happens meanwhile would lose its new tokens.
 * @param at when it changed; an older change that arrives late is passed over
 */
export async function recordScopes(
  tx: Transaction,
  shop: { readonly id: string; readonly domain: string },
  scopes: readonly string[],
  at: Date,
): Promise<void> {
  const { count } = await tx.shop.updateMany({
    where: { id: shop.id, OR: [{ scopesChangedAt: null }, { scopesChangedAt: { lt: at } }] },
    data: { scopesChangedAt: at },
  });
  if (count === 0) return;
  await tx.session.updateMany({
    where: { shop: shop.domain, isOnline: false },
    data: { scope: scopes.join(",") },
  });
}
