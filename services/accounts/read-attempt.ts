/** What the confirm page shows of a sign-in, before anything is linked. */
import type { AccountDescription } from "#core/publishing/account.ts";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { prisma } from "#prisma/client.ts";
import { openAttempt } from "./open-attempt.ts";

export interface AttemptView {
  readonly id: string;
  readonly channel: ConnectedChannel;
  readonly region: string;
  /** Null when nothing can be confirmed (any more). */
  readonly account: AccountDescription | null;
  /** Why the channel gave nothing. */
  readonly errorCode: string | null;
  /** The account this sign-in was for; null for one more. */
  readonly expected: { readonly id: string; readonly name: string; readonly sellerId: string } | null;
  /** The seller is connected to this shop already, and only signs in again. */
  readonly isKnown: boolean;
}

/** @throws AppError NOT_FOUND, see openAttempt */
export async function readAttempt(shopId: string, attemptId: string, actor: string): Promise<AttemptView> {
  const { row, channel, brought } = await openAttempt(prisma, shopId, attemptId, actor);
  const { id, region, errorCode, accountId } = row;
  const account = brought?.account ?? null;
  const key = { shopId, channel, region, sellerId: account?.sellerId ?? "" };
  const [expected, known] = await Promise.all([
    accountId === null
      ? null
      : prisma.channelAccount.findUnique({
          where: { id: accountId, shopId },
          select: { id: true, name: true, sellerId: true },
        }),
    prisma.channelAccount.findUnique({ where: { shopId_channel_region_sellerId: key } }),
  ]);
  return { id, channel, region, account, errorCode, expected, isKnown: known !== null };
}
