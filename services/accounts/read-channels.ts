/** What the page Channels shows: every channel with its accounts, how they stand, and what they may still call. */
import { staffIdOf } from "#core/permissions.ts";
import type { Marketplace } from "#core/publishing/account.ts";
import { type AfterApproval, afterApprovals } from "#core/publishing/after-approval.ts";
import { channelTraits, connectedChannels, type ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { prisma } from "#prisma/client.ts";
import type { ChannelAccount } from "#prisma/generated/client.ts";
import { type CallLimit, callsLeft, type CallsLeft } from "../channel-budget.ts";
import { channelSettings } from "../env.ts";
import { listStaff } from "../staff/list-staff.ts";
import { marketplacesSchema } from "./list-marketplaces.ts";
import { accountHealth, type AccountHealth } from "./account-health.ts";

/** Calls that an account may make, by operation; of the channels this installation is registered with. */
export type ConnectedLimits = ReadonlyMap<ConnectedChannel, Readonly<Record<string, CallLimit>>>;

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly sellerId: string;
  readonly region: string;
  readonly marketplaces: readonly Marketplace[];
  readonly health: AccountHealth;
  readonly signedInAt: string;
  readonly listings: number;
  readonly linked: number;
  /** Publications that go on once the seller has signed in again. */
  readonly waiting: number;
  readonly calls: readonly CallsLeft[];
  readonly afterApproval: AfterApproval;
}

export interface ChannelView {
  readonly channel: ConnectedChannel;
  readonly isRegistered: boolean;
  /** What the server needs before this channel can be offered. */
  readonly settings: readonly string[];
  readonly regions: readonly string[];
  /** Null while pictures may be sent; `by` is empty for somebody without a name. */
  readonly stop: { readonly by: string; readonly at: string } | null;
  readonly accounts: readonly AccountView[];
}

export async function readChannels(shopId: string, limits: ConnectedLimits): Promise<ChannelView[]> {
  const [accounts, stops, staff, counts] = await Promise.all([
    prisma.channelAccount.findMany({
      where: { shopId },
      include: { budgets: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
    prisma.channelStop.findMany({ where: { shopId } }),
    listStaff(shopId),
    countOf(shopId),
  ]);
  const nameOf = (actor: string) => staff.find(({ staffId }) => staffId === staffIdOf(actor))?.name ?? "";
  const now = new Date();
  return connectedChannels.map((channel) => {
    const stop = stops.find((one) => one.channel === channel);
    const own = accounts.filter((account) => account.channel === channel);
    return {
      channel,
      isRegistered: limits.has(channel),
      settings: channelSettings[channel],
      regions: channelTraits[channel].regions,
      stop: stop === undefined ? null : { by: nameOf(stop.stoppedBy), at: stop.at.toISOString() },
      accounts: own.map((account) => ({
        ...viewOf(account, now),
        ...counts(account.id),
        calls: callsLeft(account.budgets, limits.get(channel) ?? {}, now),
      })),
    };
  });
}

function viewOf(row: ChannelAccount, now: Date) {
  const { id, name, sellerId, region, signedInAt } = row;
  const marketplaces = marketplacesSchema.parse(row.marketplaces);
  const health = accountHealth(row, now);
  const afterApproval = afterApprovals.find((choice) => choice === row.afterApproval) ?? "wait";
  return {
    ...{ id, name, sellerId, region, marketplaces, health, afterApproval },
    signedInAt: signedInAt.toISOString(),
  };
}

interface Counts {
  readonly id: string;
  readonly listings: number;
  readonly linked: number;
  readonly waiting: number;
}

async function countOf(shopId: string): Promise<(accountId: string) => Omit<Counts, "id">> {
  const rows = await prisma.$queryRaw<Counts[]>`
    SELECT l."accountId" AS id, count(*)::int AS listings,
      count(*) FILTER (WHERE l.link = 'confirmed')::int AS linked, COALESCE(sum(w.waiting), 0)::int AS waiting
    FROM "Listing" l LEFT JOIN (SELECT "listingId", count(*) AS waiting FROM "Publication"
      WHERE "shopId" = ${shopId} AND state = 'reauth_required' GROUP BY "listingId") w ON w."listingId" = l.id
    WHERE l."shopId" = ${shopId} GROUP BY l."accountId"`;
  return (accountId) => {
    const { listings = 0, linked = 0, waiting = 0 } = rows.find(({ id }) => id === accountId) ?? {};
    return { listings, linked, waiting };
  };
}
