/** Asks for an account's listings to be read: when it is connected, once a day, and when a person asks. */
import { prisma, type Transaction } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { enqueue } from "../outbox.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** One that has shown no end for this long counts as lost. */
const lostAfterMs = 30 * 60_000;

/** `started` is false while a reading is under way. @throws AppError NOT_FOUND, FORBIDDEN */
export function requestReading(
  shopId: string,
  accountId: string,
  actor: string,
): Promise<{ started: boolean }> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    const account = await tx.channelAccount.count({ where: { id: accountId, shopId, state: "connected" } });
    if (account === 0) throw notFound("channelAccount", accountId);
    return { started: await beginReading(tx, shopId, accountId) };
  });
}

export async function beginReading(tx: Transaction, shopId: string, accountId: string): Promise<boolean> {
  const underWay = await listReading(shopId, tx);
  if (underWay.includes(accountId)) return false;
  await enqueue(tx, "read-listings", { shopId, accountId });
  return true;
}

/** Accounts whose listings are being read at this moment. */
export async function listReading(shopId: string, tx: Transaction = prisma): Promise<string[]> {
  const messages = await tx.outboxMessage.findMany({
    where: {
      ...{ job: "read-listings", finishedAt: null },
      payload: { path: ["shopId"], equals: shopId },
      createdAt: { gt: new Date(Date.now() - lostAfterMs) },
    },
    select: { payload: true },
  });
  return messages.map(({ payload }) => (payload as { accountId: string }).accountId);
}
