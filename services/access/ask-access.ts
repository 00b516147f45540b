/** Asks for another look at whether a shop lets us in again. */
import { prisma } from "#prisma/client.ts";
import { enqueue } from "../outbox.ts";

const hourMs = 3_600_000;
/** A page that is open asks again and again. */
const oneAtATimeMs = 5_000;

/** Now; at most once in a few seconds. */
export async function askAccess(shopId: string): Promise<void> {
  const now = Date.now();
  const asked = await prisma.outboxMessage.count({
    where: {
      ...{ job: "check-access", payload: { path: ["shopId"], equals: shopId } },
      createdAt: { gte: new Date(now - oneAtATimeMs) },
      notBefore: { lte: new Date(now) },
    },
  });
  if (asked === 0) await prisma.$transaction((tx) => enqueue(tx, "check-access", { shopId }));
}

/** In an hour, for a shop that nobody visits. Nothing happens for one that is uninstalled or within reach. */
export async function askAccessLater(shopId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const lost = { id: shopId, uninstalledAt: null, accessLostAt: { not: null } };
    if ((await tx.shop.count({ where: lost })) === 0) return;
    await enqueue(tx, "check-access", { shopId }, { delayMs: hourMs });
  });
}
