/** What a channel says now about an account that is connected: its name, and where it sells. */
import type { AccountDescription } from "#core/publishing/account.ts";
import { prisma } from "#prisma/client.ts";

export async function recordAccount(
  shopId: string,
  accountId: string,
  { name, marketplaces }: AccountDescription,
): Promise<void> {
  await prisma.channelAccount.updateMany({
    where: { id: accountId, shopId },
    data: { name, marketplaces: marketplaces.map((one) => ({ ...one })) },
  });
}
