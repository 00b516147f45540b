/** The marketplaces on which an account sells. */
import { z } from "zod";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

/** core/publishing/account.ts:Marketplace, as stored. */
export const marketplacesSchema = z.array(
  z.object({ id: z.string(), country: z.string(), active: z.boolean() }),
);

/** Ids of those that are open. @throws AppError NOT_FOUND */
export async function listMarketplaces(shopId: string, accountId: string): Promise<string[]> {
  const account = await prisma.channelAccount.findFirst({
    where: { id: accountId, shopId },
    select: { marketplaces: true },
  });
  if (account === null) throw notFound("channelAccount", accountId);
  return marketplacesSchema.parse(account.marketplaces).flatMap(({ id, active }) => (active ? [id] : []));
}
