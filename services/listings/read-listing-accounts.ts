/** The accounts whose listings are mirrored, and when each was last read. */
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { prisma } from "#prisma/client.ts";
import { listReading } from "./request-reading.ts";

export interface ListingAccount {
  readonly id: string;
  readonly channel: ConnectedChannel;
  readonly name: string;
  /** Null until its listings were read for the first time. */
  readonly readAt: string | null;
  readonly isReading: boolean;
}

export async function readListingAccounts(shopId: string): Promise<ListingAccount[]> {
  const [accounts, reading] = await Promise.all([
    prisma.channelAccount.findMany({
      where: { shopId, state: "connected" },
      orderBy: [{ channel: "asc" }, { name: "asc" }, { id: "asc" }],
    }),
    listReading(shopId),
  ]);
  return accounts.map(({ id, channel, name, listingsReadAt }) => ({
    ...{ id, name, channel: channel as ConnectedChannel },
    readAt: listingsReadAt?.toISOString() ?? null,
    isReading: reading.includes(id),
  }));
}
