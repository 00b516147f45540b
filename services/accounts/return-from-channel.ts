/** A seller comes back from a channel's sign-in page: known by the state alone, once, and not later than allowed. */
import type { ErrorCode } from "#core/errors.ts";
import type { AccountDescription, ChannelTokens } from "#core/publishing/account.ts";
import { prisma } from "#prisma/client.ts";
import { open, seal } from "../crypto.ts";
import { attemptContext } from "./attempt-context.ts";
import { hashState } from "./start-connect.ts";

export interface ReturnedAttempt {
  readonly id: string;
  readonly shopId: string;
  readonly shopDomain: string;
  readonly region: string;
  readonly codeVerifier: string;
}

/** Null when the state is forged, another channel's, too old, or was used before. */
export async function takeReturn(channel: string, state: string): Promise<ReturnedAttempt | null> {
  const stateHash = hashState(state);
  const now = new Date();
  const { count } = await prisma.connectAttempt.updateMany({
    where: { stateHash, channel, returnedAt: null, expiresAt: { gt: now }, shop: { uninstalledAt: null } },
    data: { returnedAt: now },
  });
  if (count === 0) return null;
  const row = await prisma.connectAttempt.findUniqueOrThrow({
    where: { stateHash },
    include: { shop: { select: { domain: true } } },
  });
  const { id, shopId, region, shop } = row;
  const codeVerifier = open(row.codeVerifier, attemptContext(shopId, id, "verifier"));
  return codeVerifier === null ? null : { id, shopId, shopDomain: shop.domain, region, codeVerifier };
}

/** What the channel gave waits, sealed, until the person who left says that it is the right account. */
export async function recordReturn(
  { id, shopId }: ReturnedAttempt,
  brought: { readonly tokens: ChannelTokens; readonly account: AccountDescription },
): Promise<void> {
  const { sellerId, name, marketplaces } = brought.account;
  const tokens = seal(JSON.stringify(brought.tokens), attemptContext(shopId, id, "tokens"));
  const account = { sellerId, name, marketplaces: marketplaces.map((one) => ({ ...one })) };
  await prisma.connectAttempt.update({ where: { id, shopId }, data: { tokens, account } });
}

/** The seller said no, or the channel did not say who they are. */
export async function recordFailedReturn({ id, shopId }: ReturnedAttempt, code: ErrorCode): Promise<void> {
  const failed = { errorCode: code, settledAt: new Date() };
  await prisma.connectAttempt.update({ where: { id, shopId }, data: failed });
}
