/** Takes a seller's access away from Packshot; listings and their links stay for when it comes back. */
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** The tokens are erased. @throws AppError FORBIDDEN; NOT_FOUND */
export function disconnectAccount(shopId: string, accountId: string, actor: string): Promise<void> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    const account = await tx.channelAccount.findUnique({ where: { id: accountId, shopId } });
    if (account === null) throw notFound("channel account", accountId);
    const { channel, name, sellerId, region } = account;
    const erased = { accessToken: null, accessExpiresAt: null, refreshToken: null, refreshExpiresAt: null };
    await tx.channelAccount.update({
      where: { id: accountId, shopId },
      data: { ...erased, state: "disconnected" },
    });
    await recordActivity(tx, shopId, {
      ...{ kind: "channel.disconnected", actor, subject: "channel", subjectId: channel, title: name },
      after: { region, seller: sellerId },
    });
  });
}
