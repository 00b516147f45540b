/** Lets `prisma migrate` end when it is done: its engine times the migration lock with a timer that it never clears. */
const engineLockTimeoutMs = 10_000;

/** The timer still fires while the lock is waited for, because the connection keeps the program alive until then. */
export function freeLockTimer(): void {
  const startTimer = globalThis.setTimeout;
  const startFreeTimer = (run: (...args: unknown[]) => void, delayMs?: number, ...args: unknown[]) => {
    const timer = startTimer(run, delayMs, ...args);
    return delayMs === engineLockTimeoutMs ? timer.unref() : timer;
  };
  globalThis.setTimeout = Object.assign(startFreeTimer, startTimer);
}
