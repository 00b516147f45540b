/** Keeps what an account's listings shall get by themselves once pictures are approved. */
import type { AfterApproval } from "#core/publishing/after-approval.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** Holds for what is approved from now on. @throws AppError FORBIDDEN; NOT_FOUND */
export function chooseAfterApproval(
  shopId: string,
  accountId: string,
  afterApproval: AfterApproval,
  actor: string,
): Promise<void> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    await requirePermission(tx, shopId, actor, "publish");
    const account = await tx.channelAccount.findUnique({ where: { id: accountId, shopId } });
    if (account === null) throw notFound("channel account", accountId);
    await tx.channelAccount.update({
      where: { id: accountId, shopId },
      data: { afterApproval, afterApprovalBy: actor, afterApprovalSince: new Date() },
    });
    await recordActivity(tx, shopId, {
      ...{ kind: "channel.automated", actor, subject: "channel", subjectId: account.channel },
      title: account.name,
      before: { afterApproval: account.afterApproval },
      after: { afterApproval },
    });
  });
}
