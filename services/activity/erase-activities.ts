/** Erases a shop's activity log with the shop, the one way in which the database lets its rows go. */
import type { Transaction } from "#prisma/client.ts";

export async function eraseActivities(tx: Transaction, shopId: string): Promise<void> {
  await allowErasure(tx, shopId);
  await tx.activity.deleteMany({ where: { shopId } });
}

/** For the rest of this transaction; see the trigger in the migration. */
export async function allowErasure(tx: Transaction, shopId: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('packshot.erasing_shop', ${shopId}, true)`;
}
