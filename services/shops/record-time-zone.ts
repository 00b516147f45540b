/** Keeps the shop's time zone, by which quiet hours and daily caps go. */
import { isTimeZone } from "#core/shop-time.ts";
import { prisma } from "#prisma/client.ts";

/** A zone this machine's calendar does not know changes nothing. */
export async function recordTimeZone(shopId: string, timeZone: string): Promise<void> {
  if (isTimeZone(timeZone)) await prisma.shop.updateMany({ where: { id: shopId }, data: { timeZone } });
}
