/**
 * Asks Shopify within the shop's shared query budget: waits for the points instead of being refused, and when Shopify
 * refuses all the same, corrects the reckoning and asks again.
 */
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "#core/errors.ts";
import type { Priority, QueryBudget, QueryCost } from "#core/query-budget.ts";

export interface Spending {
  readonly budget: QueryBudget;
  readonly priority: Priority;
  /** Longest wait for one answer; then THROTTLED, so that a job gives its place to another shop's. */
  readonly maxWaitMs?: number;
}

/** One answer of Shopify's; either of `data` and `failure` is null. */
export interface Outcome {
  readonly data: Record<string, unknown> | null;
  readonly failure: AppError | null;
  readonly cost: QueryCost | null;
}

/** Points taken for an operation whose cost is not known yet; most of ours ask for 10 to 60. */
const unknownCost = 50;
const defaultMaxWaitMs = 5_000;
/** Those who wait for the same points do not come back in the same moment. */
const spreadMs = 50;

/** Points that each operation last asked for. */
const requestedBy = new Map<string, number>();

/**
 * @param operation tells operations of different costs apart
 * @throws AppError THROTTLED with retryAfterMs when the wait would be longer than `maxWaitMs`; the reason of `signal`
 */
export async function withinBudget(
  { budget, priority, maxWaitMs = defaultMaxWaitMs }: Spending,
  operation: string,
  ask: () => Promise<Outcome>,
  signal?: AbortSignal,
): Promise<Record<string, unknown> | null> {
  const deadline = Date.now() + maxWaitMs;
  const waitFor = async (waitMs: number) => {
    if (Date.now() + waitMs > deadline) throw tooLong(operation, waitMs);
    await pause(waitMs + Math.random() * spreadMs, undefined, signal && { signal }).catch(
      (aborted: unknown) => {
        signal?.throwIfAborted();
        throw aborted;
      },
    );
  };
  for (;;) {
    const points = requestedBy.get(operation) ?? unknownCost;
    const waitMs = await budget.take(points, priority);
    if (waitMs > 0) {
      await waitFor(waitMs);
      continue;
    }
    const { data, failure, cost } = await askOrGiveBack(budget, points, ask, signal);
    if (cost !== null) {
      requestedBy.set(operation, cost.requested);
      await budget.settle(points, cost);
    }
    if (failure === null) return data;
    if (failure.code !== "THROTTLED") throw failure;
    // With a cost, the corrected budget knows how long; without one, it is what the header says.
    if (cost === null) await waitFor(failure.retryAfterMs);
  }
}

/** A call that was taken back before it was answered may have cost nothing; the next report puts it right. */
async function askOrGiveBack(
  budget: QueryBudget,
  points: number,
  ask: () => Promise<Outcome>,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  try {
    return await ask();
  } catch (thrown) {
    if (signal?.aborted === true) await budget.giveBack(points);
    throw thrown;
  }
}

function tooLong(operation: string, waitMs: number): AppError {
  return new AppError(
    "THROTTLED",
    `expected points for ${operation} soon but received a wait of ${waitMs} ms`,
    {
      retryAfterMs: waitMs,
    },
  );
}
