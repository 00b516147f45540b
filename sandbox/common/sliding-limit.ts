/** Counts calls over a moving window, as platforms that limit by the second and the day do. */
export interface SlidingLimit {
  /** Takes one call if there is one left. */
  take(): { readonly allowed: boolean; readonly left: number; readonly retryAfterMs: number };
}

export function openSlidingLimit(now: () => number, most: number, windowMs: number): SlidingLimit {
  let taken: number[] = [];
  return {
    take() {
      const since = now() - windowMs;
      taken = taken.filter((at) => at > since);
      const [oldest = 0] = taken;
      if (taken.length >= most) return { allowed: false, left: 0, retryAfterMs: oldest + windowMs - now() };
      taken.push(now());
      return { allowed: true, left: most - taken.length, retryAfterMs: 0 };
    },
  };
}
