/** Work that only one holder at a time may do on a subject, over all workers. */
import { AppError } from "#core/errors.ts";

/** A lease whose holder shows no life for this long is free. */
export const leaseMs = 60_000;
const renewEveryMs = 15_000;
const retryAfterMs = 2_000;

export interface Lease {
  /** What is leased, for logs. */
  readonly subject: string;
  /** Names the job, not the process: the same holder may come in again, because it may have died inside. */
  readonly holder: string;
  /** Takes the lease or renews it; false while somebody else has it. */
  readonly take: () => Promise<boolean>;
  readonly giveBack: () => Promise<unknown>;
}

/**
 * Runs `work` while holding the lease; it is renewed meanwhile and given back at the end. `signal` is aborted when the
 * lease is lost.
 * @throws AppError BUSY when another holder has it
 */
export async function withLease<Result>(
  { subject, holder, take, giveBack }: Lease,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (!(await take()))
    throw new AppError("BUSY", `expected "${subject}" to be free for "${holder}" but it is leased`, {
      retryAfterMs,
    });
  const lost = new AbortController();
  const renewal = setInterval(() => {
    take().then(
      (held) => {
        if (!held) lost.abort(new AppError("BUSY", `expected to keep the lease of "${subject}" but lost it`));
      },
      // The database is away for a moment; the next renewal tries again well before the lease ends.
      () => undefined,
    );
  }, renewEveryMs);
  try {
    return await work(lost.signal);
  } finally {
    clearInterval(renewal);
    await giveBack();
  }
}
