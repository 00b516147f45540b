/** The kill switch: nothing more is sent to a channel until it is taken off again. */
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { enqueuePublish, manyAtOnce } from "./approve-publications.ts";
import { resumeFeeds } from "./open-feed.ts";

/** @throws AppError FORBIDDEN */
export function stopChannel(shopId: string, channel: ConnectedChannel, actor: string): Promise<void> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    await tx.channelStop.createMany({ data: [{ shopId, channel, stoppedBy: actor }], skipDuplicates: true });
    await recordActivity(tx, shopId, {
      kind: "channel.stopped",
      actor,
      subject: "channel",
      subjectId: channel,
    });
  });
}

/** What was queued meanwhile goes on. @throws AppError FORBIDDEN */
export function openChannelAgain(shopId: string, channel: ConnectedChannel, actor: string): Promise<void> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    await tx.channelStop.deleteMany({ where: { shopId, channel } });
    const waiting = await tx.publication.findMany({
      where: {
        shopId,
        state: { in: ["queued", "submitted"] },
        feedId: null,
        listing: { account: { channel } },
      },
      select: { id: true, batchId: true, scheduledFor: true },
    });
    await enqueuePublish(tx, shopId, waiting);
    await resumeFeeds(tx, shopId, { account: { channel } });
    await recordActivity(tx, shopId, {
      kind: "channel.opened",
      actor,
      subject: "channel",
      subjectId: channel,
    });
  }, manyAtOnce);
}
