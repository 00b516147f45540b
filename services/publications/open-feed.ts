/** Opens a submission of many publications: which are still to be sent, and how far an earlier attempt came. */
import { appActor } from "#core/activity.ts";
import type { AppError } from "#core/errors.ts";
import { emptyLedger, type PublishLedger, publishLedgerSchema } from "#core/publishing/publish-ledger.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { enqueue } from "../outbox.ts";
import { largeTransaction } from "./gather-feed.ts";
import { type OpenPublish, openedPublish } from "./open-publish.ts";
import { failPublication } from "./record-outcome.ts";

export interface FedPublication extends OpenPublish {
  readonly publicationId: string;
  /** From 1; the same however often the feed is opened. */
  readonly place: number;
}

export interface OpenFeed {
  readonly accountId: string;
  readonly ledger: PublishLedger;
  /** Not sent yet: each can still be cancelled. */
  readonly queued: readonly FedPublication[];
  /** Part of the submission; their outcome is not known. */
  readonly submitted: readonly FedPublication[];
}

/** Null when it is done or gone, or while the channel is stopped and nothing was sent. */
export async function openFeed(shopId: string, feedId: string): Promise<OpenFeed | null> {
  const feed = await prisma.publicationFeed.findUnique({
    where: { id: feedId, shopId },
    include: {
      account: { select: { channel: true } },
      publications: {
        where: { state: { in: ["queued", "submitted"] } },
        include: { listing: { include: { account: true } } },
        orderBy: { feedPlace: "asc" },
      },
    },
  });
  if (feed === null || feed.finishedAt !== null) return null;
  const ledger = ledgerOf(feed);
  if (ledger.submittedAt === null && (await isStopped(prisma, shopId, feed.account.channel))) return null;
  const opened = feed.publications.map((row) => ({
    ...{ state: row.state, publicationId: row.id, place: row.feedPlace ?? 0 },
    ...openedPublish(row),
  }));
  const inState = (wanted: string) => opened.filter(({ state }) => state === wanted);
  return {
    accountId: feed.accountId,
    ledger,
    queued: inState("queued"),
    submitted: inState("submitted"),
  };
}

/**
 * From here on the channel may have changed; publications that were cancelled or planned anew meanwhile are not in it.
 * @returns false when the channel was stopped meanwhile; nothing is to be sent then
 */
export function beginFeed(shopId: string, feedId: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { account } = await tx.publicationFeed.findUniqueOrThrow({
      where: { id: feedId, shopId },
      select: { account: { select: { channel: true } } },
    });
    if (await isStopped(tx, shopId, account.channel)) return false;
    const begun = await tx.publication.updateManyAndReturn({
      where: { shopId, feedId, state: "queued" },
      data: { state: "submitted", submittedAt: new Date() },
      select: { id: true, listingId: true },
    });
    await tx.publicationEvent.createMany({
      data: begun.map(({ id }) => ({
        ...{ shopId, publicationId: id, kind: "state", actor: appActor, detail: { state: "submitted" } },
      })),
    });
    const listingIds = begun.map(({ listingId }) => listingId);
    await tx.publication.updateMany({
      where: {
        ...{ shopId, listingId: { in: listingIds }, id: { notIn: begun.map(({ id }) => id) } },
        state: { in: ["live", "drifted", "accepted", "verifying", "accepted_not_shown"] },
      },
      data: { state: "superseded", nextLookAt: null },
    });
    await tx.listing.updateMany({ where: { shopId, id: { in: listingIds } }, data: { driftedAt: null } });
    return true;
  }, largeTransaction);
}

export async function saveFeedLedger(shopId: string, feedId: string, ledger: PublishLedger): Promise<void> {
  await prisma.publicationFeed.updateMany({ where: { id: feedId, shopId }, data: { ledger } });
}

export async function finishFeed(shopId: string, feedId: string): Promise<void> {
  await prisma.publicationFeed.updateMany({
    where: { id: feedId, shopId, finishedAt: null },
    data: { finishedAt: new Date() },
  });
}

/** Each publication in it is given up. What may have been sent already waits for the seller to sign in, not for another sending. */
export async function failFeed(shopId: string, feedId: string, error: AppError): Promise<void> {
  const feed = await prisma.publicationFeed.findUnique({
    where: { id: feedId, shopId, finishedAt: null },
    include: { publications: { where: { state: { in: ["queued", "submitted"] } }, select: { id: true } } },
  });
  if (feed === null) return;
  if (error.code === "REAUTH_REQUIRED" && ledgerOf(feed).submittingAt !== null) return;
  for (const { id } of feed.publications) await failPublication(shopId, id, error);
  await finishFeed(shopId, feedId);
}

/** Submissions that waited go on: the channel is open again, or the seller has signed in. */
export async function resumeFeeds(
  tx: Transaction,
  shopId: string,
  of: { readonly accountId: string } | { readonly account: { readonly channel: string } },
): Promise<void> {
  const waiting = await tx.publicationFeed.findMany({ where: { shopId, finishedAt: null, ...of } });
  for (const { id } of waiting) await enqueue(tx, "publish-feed", { shopId, feedId: id });
}

const ledgerOf = ({ ledger }: { readonly ledger: unknown }) =>
  ledger === null ? emptyLedger : publishLedgerSchema.parse(ledger);

async function isStopped(
  tx: Pick<Transaction, "channelStop">,
  shopId: string,
  channel: string,
): Promise<boolean> {
  return (await tx.channelStop.count({ where: { shopId, channel } })) > 0;
}
