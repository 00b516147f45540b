/** Gives long work up as soon as nobody waits for its result any more. */
import { setTimeout as pause } from "node:timers/promises";
import { log } from "#services/log.ts";

interface Watch {
  /** Asked again and again; an answer that cannot be had counts as yes. */
  readonly isWanted: () => Promise<boolean>;
  readonly everyMs: number;
  /** Aborts the work for other reasons; then its reason is thrown. */
  readonly signal: AbortSignal;
}

/** What `work` made; null when it was given up because nobody wanted it. */
export async function whileWanted<Result>(
  { isWanted, everyMs, signal }: Watch,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const unwanted = new AbortController();
  const done = new AbortController();
  const watching = watch(isWanted, everyMs, unwanted, done.signal);
  try {
    return await work(AbortSignal.any([signal, unwanted.signal]));
  } catch (thrown) {
    if (unwanted.signal.aborted && !signal.aborted) return null;
    throw thrown;
  } finally {
    done.abort();
    await watching;
  }
}

async function watch(
  isWanted: () => Promise<boolean>,
  everyMs: number,
  unwanted: AbortController,
  done: AbortSignal,
): Promise<void> {
  const goesOn = () => pause(everyMs, !done.aborted, { signal: done }).catch(() => false);
  while (!unwanted.signal.aborted && (await goesOn())) {
    const wanted = await isWanted().catch((err: unknown) => {
      log.warn({ err }, "could not ask whether a picture is still wanted");
      return true;
    });
    if (!wanted) unwanted.abort(new Error("nobody waits for this picture any more"));
  }
}
