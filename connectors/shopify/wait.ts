/** Waiting for Shopify's asynchronous work: growing pauses up to a deadline, ended early by an abort. */
import { setTimeout as pause } from "node:timers/promises";

export interface Waiting {
  /** Pauses between looks in milliseconds; the last one repeats. */
  readonly pausesMs: readonly number[];
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

/** As facts of the field have it: a picture is usually ready within seconds, and stuck after five minutes. */
export const mediaWaiting: Waiting = { pausesMs: [1_000, 2_000, 4_000, 8_000, 15_000], deadlineMs: 300_000 };

/** Looks until `look` gives a value; null when the deadline passes first. */
export async function waitFor<Value>(
  look: () => Promise<Value | null>,
  { pausesMs, deadlineMs, signal }: Waiting,
): Promise<Value | null> {
  const end = Date.now() + deadlineMs;
  for (let tries = 0; ; tries += 1) {
    const value = await look();
    if (value !== null) return value;
    if (Date.now() >= end) return null;
    const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 1_000;
    await pause(Math.min(pauseMs, Math.max(1, end - Date.now())), undefined, signal && { signal });
  }
}
