/** Shopify's leaky bucket: 2,000 points per app and shop, 100 restored a second (a development store's figures). */
export const maximumAvailable = 2_000;
export const restoreRatePerSecond = 100;

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

export interface Buckets {
  /** Takes the requested points when they are there; false leaves the bucket as it is. */
  take(shopDomain: string, points: number): boolean;
  /** Gives back what a query did not use: requested minus actual. */
  refund(shopDomain: string, points: number): void;
  /** Leaves only so many points, for tests that want to be throttled. */
  drain(shopDomain: string, pointsLeft: number): void;
  status(shopDomain: string): ThrottleStatus;
  /** Fills every bucket. */
  clear(): void;
}

export function openBuckets(): Buckets {
  const levels = new Map<string, { available: number; at: number }>();
  const level = (shopDomain: string) => {
    const now = Date.now();
    const last = levels.get(shopDomain) ?? { available: maximumAvailable, at: now };
    const restored = ((now - last.at) / 1000) * restoreRatePerSecond;
    const current = { available: Math.min(maximumAvailable, last.available + restored), at: now };
    levels.set(shopDomain, current);
    return current;
  };
  return {
    take(shopDomain, points) {
      const bucket = level(shopDomain);
      if (bucket.available < points) return false;
      bucket.available -= points;
      return true;
    },
    refund(shopDomain, points) {
      const bucket = level(shopDomain);
      bucket.available = Math.min(maximumAvailable, bucket.available + points);
    },
    drain(shopDomain, pointsLeft) {
      level(shopDomain).available = pointsLeft;
    },
    clear: () => levels.clear(),
    status: (shopDomain) => ({
      maximumAvailable,
      currentlyAvailable: Math.floor(level(shopDomain).available),
      restoreRate: restoreRatePerSecond,
    }),
  };
}
