/** Asks for readings by the clock: what changed, every ten minutes; everything, once a day, to find what is gone. */
import { prisma } from "#prisma/client.ts";
import { beginSync } from "./request-sync.ts";

const minuteMs = 60_000;
const changesEveryMs = 10 * minuteMs;
const wholeEveryMs = 24 * 60 * minuteMs;
/** The shop's clock and ours differ, and its search index is a little behind its products. */
const overlapMs = 2 * minuteMs;

/** Of shops that were read once and let us in; returns how many readings were asked for. */
export async function requestDueSyncs(now = new Date()): Promise<number> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const due = await prisma.shop.findMany({
    where: {
      ...{ uninstalledAt: null, accessLostAt: null, catalogueSync: { not: "running" } },
      catalogueSyncedAt: { lt: before(changesEveryMs) },
    },
    select: { id: true, catalogueSyncedAt: true, catalogueReconciledAt: true },
    take: 500,
  });
  let begun = 0;
  for (const { id, catalogueSyncedAt, catalogueReconciledAt } of due) {
    const whole = catalogueReconciledAt === null || catalogueReconciledAt < before(wholeEveryMs);
    const since = whole || !catalogueSyncedAt ? undefined : new Date(catalogueSyncedAt.getTime() - overlapMs);
    if (await prisma.$transaction((tx) => beginSync(tx, id, since))) begun += 1;
  }
  return begun;
}
