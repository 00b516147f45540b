/** The person who signed in says that it is the right account, or that it is not. */
import { AppError } from "#core/errors.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { beginReading } from "../listings/request-reading.ts";
import { manyAtOnce } from "../publications/approve-publications.ts";
import { resumePublications } from "../publications/resume-publications.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { sealTokens } from "./account-tokens.ts";
import { openAttempt, type OpenAttempt } from "./open-attempt.ts";

/**
 * Links the account to the shop. One that was there before keeps its id, its listings and their links, and what waited
 * for it goes on.
 * @returns the account's id
 * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT when it ran out, was settled, or another seller signed in than was to
 */
export function confirmAttempt(shopId: string, attemptId: string, actor: string): Promise<string> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    const attempt = await settle(tx, shopId, attemptId, actor);
    const { id, isNew, name } = await linkAccount(tx, attempt, actor);
    await resumePublications(tx, shopId, id);
    await beginReading(tx, shopId, id);
    const { region, channel } = attempt.row;
    await recordActivity(tx, shopId, {
      ...{ kind: isNew ? "channel.connected" : "channel.reconnected", actor },
      ...{ subject: "channel", subjectId: channel, title: name },
      after: { region, seller: attempt.brought.account.sellerId },
    });
    return id;
  }, manyAtOnce);
}

/** Throws away what the channel gave. @throws AppError NOT_FOUND */
export async function discardAttempt(shopId: string, attemptId: string, actor: string): Promise<void> {
  const { row } = await openAttempt(prisma, shopId, attemptId, actor);
  const discarded = { tokens: null, settledAt: new Date() };
  await prisma.connectAttempt.updateMany({ where: { id: row.id, shopId, settledAt: null }, data: discarded });
}

/** Of two clicks one settles it. */
async function settle(tx: Transaction, shopId: string, attemptId: string, actor: string) {
  await tx.$queryRaw`SELECT id FROM "ConnectAttempt" WHERE id = ${attemptId} AND "shopId" = ${shopId} FOR UPDATE`;
  const attempt = await openAttempt(tx, shopId, attemptId, actor);
  const { brought } = attempt;
  if (brought === null)
    throw new AppError("CONFLICT", `expected an open sign-in for "${attemptId}" but it is over`, {
      userMessage: "This sign-in is over. Nothing was connected: start again under Channels.",
    });
  const settled = { tokens: null, settledAt: new Date() };
  await tx.connectAttempt.update({ where: { id: attemptId, shopId }, data: settled });
  return { ...attempt, brought };
}

type Brought = NonNullable<OpenAttempt["brought"]>;

async function linkAccount(
  tx: Transaction,
  { row, brought }: { readonly row: OpenAttempt["row"]; readonly brought: Brought },
  actor: string,
) {
  const { shopId, channel, region, accountId } = row;
  const { sellerId, name, marketplaces } = brought.account;
  const key = { shopId, channel, region, sellerId };
  const known = await tx.channelAccount.findUnique({ where: { shopId_channel_region_sellerId: key } });
  if (accountId !== null && accountId !== known?.id)
    throw new AppError(
      "CONFLICT",
      `expected the seller of account "${accountId}" but received "${sellerId}"`,
      {
        userMessage:
          "You signed in as another seller. Nothing was connected: sign in again as the one this account belongs to.",
      },
    );
  const now = new Date();
  const described = {
    ...{ name, marketplaces: marketplaces.map((one) => ({ ...one })) },
    ...{ state: "connected" as const, connectedBy: actor, signedInAt: now, checkedAt: now },
  };
  const { id } = await tx.channelAccount.upsert({
    where: { shopId_channel_region_sellerId: key },
    create: { ...key, ...described },
    update: described,
  });
  await tx.channelAccount.update({ where: { id, shopId }, data: sealTokens(shopId, id, brought.tokens) });
  return { id, name, isNew: known === null };
}
