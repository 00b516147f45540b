/** Waits for the published client no longer than agreed: an answer that breaks off in its body never ends there. */
import { AppError } from "#core/errors.ts";

/** @throws AppError CHANNEL_FAILED; the signal's own reason when that is what ended it */
export async function withinTime<Result>(
  what: string,
  signal: AbortSignal,
  timeoutMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const ending = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  ending.throwIfAborted();
  const ended = Promise.withResolvers<never>();
  const end = () => {
    ended.reject(ending.reason as Error);
  };
  ending.addEventListener("abort", end, { once: true });
  try {
    return await Promise.race([work(), ended.promise]);
  } catch (cause) {
    signal.throwIfAborted();
    throw noAnswer(what, cause);
  } finally {
    ending.removeEventListener("abort", end);
  }
}

export function noAnswer(what: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  return new AppError("CHANNEL_FAILED", `expected an answer of Amazon to ${what} but received none`, {
    cause,
  });
}
