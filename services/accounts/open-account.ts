/** An account as a job needs it to open a connector's session. */
import { type ConnectedChannel, connectedChannels } from "#core/publishing/channel-traits.ts";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

export interface OpenAccount {
  readonly id: string;
  readonly channel: ConnectedChannel;
  readonly region: string;
  readonly sellerId: string;
}

/** @throws AppError NOT_FOUND; REAUTH_REQUIRED when the seller has to sign in first */
export async function openAccount(shopId: string, accountId: string): Promise<OpenAccount> {
  const row = await prisma.channelAccount.findUnique({
    where: { id: accountId, shopId },
    select: { id: true, channel: true, region: true, sellerId: true, state: true },
  });
  const channel = connectedChannels.find((name) => name === row?.channel);
  if (row === null || channel === undefined) throw notFound("channel account", accountId);
  if (row.state === "connected") return { ...row, channel };
  throw new AppError(
    "REAUTH_REQUIRED",
    `expected account "${accountId}" to be connected but it is ${row.state}`,
  );
}
