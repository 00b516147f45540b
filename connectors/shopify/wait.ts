/** Waiting for Shopify's asynchronous work: growing pauses up to a deadline, ended early by an abort. */
import { setTimeout as pause } from "node:timers/promises";

export interface Patience {
  /** Pauses between looks in milliseconds; the last one repeats. */
  readonly pausesMs: readonly number[];
  /** For a picture to be processed. */
  readonly mediaDeadlineMs: number;
  /** For a write to show in what is read. */
  readonly settleDeadlineMs: number;
}

/** A picture is usually ready within seconds; one that is not after five minutes is stuck. */
export const defaultPatience: Patience = {
  pausesMs: [1_000, 2_000, 4_000, 8_000, 15_000],
  mediaDeadlineMs: 300_000,
  settleDeadlineMs: 30_000,
};

interface Waiting {
  readonly pausesMs: readonly number[];
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Looks until `look` gives a value; null when the deadline passes first. */
export async function waitFor<Value>(
  look: () => Promise<Value | null>,
  { pausesMs, deadlineMs, signal }: Waiting,
): Promise<Value | null> {
  const end = Date.now() + deadlineMs;
  for (let looks = 0; ; looks += 1) {
    const value = await look();
    if (value !== null) return value;
    const leftMs = end - Date.now();
    if (leftMs <= 0) return null;
    const pauseMs = pausesMs[Math.min(looks, pausesMs.length - 1)] ?? 1_000;
    await pause(Math.min(pauseMs, leftMs), undefined, signal && { signal });
  }
}
