/** The accounts whose sellers have to sign in again before their publications go on. */
import { connectedChannels, type ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { prisma } from "#prisma/client.ts";

export interface SignedOutAccount {
  readonly id: string;
  readonly channel: ConnectedChannel;
  readonly name: string;
}

export async function listSignedOut(shopId: string): Promise<SignedOutAccount[]> {
  const rows = await prisma.channelAccount.findMany({
    where: { shopId, state: "reauth_required" },
    select: { id: true, channel: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ channel, ...row }) => {
    const known = connectedChannels.find((name) => name === channel);
    return known === undefined ? [] : [{ ...row, channel: known }];
  });
}
