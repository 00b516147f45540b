/** One token exchange or renewal at a time per shop, over all web processes and workers. */
import { prisma } from "#prisma/client.ts";

/** Below the pool's ten connections: the lock holds one, and the work inside needs another. */
const maxHeld = 4;
let held = 0;
const waiting: (() => void)[] = [];

/** Runs `work` under a PostgreSQL advisory lock that ends with the transaction, so a dying process frees it. */
export async function withTokenLock<Result>(
  shopDomain: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (held >= maxHeld) await new Promise<void>((resolve) => waiting.push(resolve));
  else held += 1;
  try {
    return await prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`token:${shopDomain}`}, 0))`;
        return work();
      },
      { maxWait: 10_000, timeout: 30_000 },
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else held -= 1;
  }
}
