/** Takes what waits for one account and store into one submission, where the channel has one that is cheaper. */
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { enqueue } from "../outbox.ts";

export interface FeedSize {
  readonly minListings: number;
  readonly maxListings: number;
}

/** Each listing is looked at before it is changed, and what leaves it is kept: a worker is busy with so many for minutes. */
const mostPrepared = 5_000;

/** For thousands of rows: 5,000 take a second, and several before the database has counted new ones. */
export const largeTransaction = { timeout: 60_000 };

/**
 * Only publications that are due and that no worker has begun. While a feed of the account and store is under way,
 * others go one by one: after a crash, the channel's newest feed then can only be that one.
 * @returns whether this publication is sent with others from now on
 */
export async function gatherFeed(
  shopId: string,
  publicationId: string,
  { minListings, maxListings }: FeedSize,
): Promise<boolean> {
  const { listing } = await prisma.publication.findUniqueOrThrow({
    where: { id: publicationId, shopId },
    select: { listing: { select: { accountId: true, marketplace: true } } },
  });
  const { accountId, marketplace } = listing;
  const waiting = {
    ...{ shopId, state: "queued", feedId: null, snapshot: { equals: Prisma.DbNull } },
    OR: [{ scheduledFor: null }, { scheduledFor: { lte: new Date() } }],
    listing: { accountId, marketplace },
  } satisfies Prisma.PublicationWhereInput;
  if ((await prisma.publication.count({ where: waiting, take: minListings })) < minListings) {
    // Few are left when another job gathered the others a moment ago, and this one with them.
    const own = { id: publicationId, shopId, feedId: { not: null } };
    return (await prisma.publication.count({ where: own })) > 0;
  }
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "ChannelAccount" WHERE id = ${accountId} FOR UPDATE`;
    const underWay = await tx.publicationFeed.findFirst({
      where: { shopId, accountId, marketplace, finishedAt: null },
      select: { publications: { where: { id: publicationId }, select: { id: true } } },
    });
    if (underWay !== null) return underWay.publications.length > 0;
    const gathered = await tx.publication.findMany({
      where: waiting,
      select: { id: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: Math.min(maxListings, mostPrepared),
    });
    if (gathered.length < minListings) return false;
    const { id: feedId } = await tx.publicationFeed.create({ data: { shopId, accountId, marketplace } });
    const ids = gathered.map(({ id }) => id);
    await tx.$executeRaw`
      UPDATE "Publication" AS publication SET "feedId" = ${feedId}, "feedPlace" = given.place
      FROM unnest(${ids}::text[]) WITH ORDINALITY AS given (id, place)
      WHERE publication.id = given.id AND publication."shopId" = ${shopId} AND state = 'queued'`;
    await enqueue(tx, "publish-feed", { shopId, feedId });
    return ids.includes(publicationId);
  }, largeTransaction);
}
