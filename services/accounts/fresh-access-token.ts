/** A token of an account that is good for a while; renewed by one caller at a time over all processes. */
import { appActor } from "#core/activity.ts";
import { AppError, toAppError } from "#core/errors.ts";
import type { ChannelTokens } from "#core/publishing/account.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { openTokens, sealTokens } from "./account-tokens.ts";

/** A token that ends within this time is renewed first, so that it lasts through a call. */
const marginMs = 5 * 60_000;
/** For the channel's answer, and for those who wait for it meanwhile. */
const refreshWithinMs = 40_000;

export interface TokenRequest {
  readonly shopId: string;
  readonly accountId: string;
  /** Asks the channel for new tokens. */
  readonly refresh: (tokens: ChannelTokens, region: string) => Promise<ChannelTokens>;
  /** The token the channel has just refused; renewed even if it looks good, unless somebody did so meanwhile. */
  readonly refused?: string;
}

/**
 * New tokens are saved before anybody uses them: a channel that rotates refresh tokens gives each only once.
 * @throws AppError REAUTH_REQUIRED, and the account says so from then on; NOT_FOUND
 */
export async function freshAccessToken(request: TokenRequest): Promise<string> {
  const { shopId, accountId, refused } = request;
  const tokens = await readTokens(prisma, shopId, accountId);
  if (isGood(tokens, refused)) return tokens.accessToken;
  try {
    return await prisma.$transaction((tx) => renew(tx, request), {
      timeout: refreshWithinMs,
      maxWait: refreshWithinMs,
    });
  } catch (error) {
    if (toAppError(error).code === "REAUTH_REQUIRED") await askForSignIn(shopId, accountId);
    throw error;
  }
}

/** The row is locked, so that of many who find the token too old one asks, and the others get what it was given. */
async function renew(
  tx: Transaction,
  { shopId, accountId, refresh, refused }: TokenRequest,
): Promise<string> {
  await tx.$queryRaw`SELECT id FROM "ChannelAccount" WHERE id = ${accountId} AND "shopId" = ${shopId} FOR UPDATE`;
  const tokens = await readTokens(tx, shopId, accountId);
  if (isGood(tokens, refused)) return tokens.accessToken;
  const { region } = await tx.channelAccount.findUniqueOrThrow({ where: { id: accountId, shopId } });
  const fresh = await refresh(tokens, region);
  await tx.channelAccount.update({
    where: { id: accountId, shopId },
    data: sealTokens(shopId, accountId, fresh),
  });
  return fresh.accessToken;
}

async function readTokens(tx: Transaction, shopId: string, accountId: string): Promise<ChannelTokens> {
  const row = await tx.channelAccount.findUnique({ where: { id: accountId, shopId } });
  if (row === null) throw notFound("channel account", accountId);
  const tokens = row.state === "connected" ? openTokens(shopId, accountId, row) : null;
  if (tokens !== null) return tokens;
  throw new AppError(
    "REAUTH_REQUIRED",
    `expected tokens of channel account "${accountId}" but received none`,
  );
}

function isGood({ accessToken, accessExpiresAt }: ChannelTokens, refused: string | undefined): boolean {
  return accessToken !== refused && accessExpiresAt.getTime() > Date.now() + marginMs;
}

async function askForSignIn(shopId: string, accountId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.channelAccount.updateMany({
      where: { id: accountId, shopId, state: "connected" },
      data: { state: "reauth_required" },
    });
    if (count === 0) return;
    const { channel, name } = await tx.channelAccount.findUniqueOrThrow({ where: { id: accountId, shopId } });
    await recordActivity(tx, shopId, {
      ...{ kind: "channel.signed-out", actor: appActor },
      ...{ subject: "channel", subjectId: channel, title: name },
    });
  });
}
