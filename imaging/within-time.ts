/** Waits for work only so long. */

/**
 * What cannot be stopped goes on unseen; whoever waits no longer does.
 *
 * @throws what `late` makes when the time is over first.
 */
export async function withinTime<T>(work: Promise<T>, timeoutMs: number, late: () => Error): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), timeoutMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
