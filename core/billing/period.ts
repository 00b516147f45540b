/** The time a plan's pictures are counted over. */

const dayMs = 86_400_000;
/** Shopify bills subscriptions every 30 days. Source: AppRecurringPricing.interval EVERY_30_DAYS. */
const periodMs = 30 * dayMs;

export interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The calendar month (UTC), for shops without a subscription. */
export function monthOf(now: Date): Period {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return { startsAt: new Date(Date.UTC(year, month, 1)), endsAt: new Date(Date.UTC(year, month + 1, 1)) };
}

/** The 30 days around `now` that end a whole number of periods from a known end; Shopify's word may be late. */
export function periodAround(now: Date, knownEnd: Date): Period {
  const periods = Math.ceil((now.getTime() - knownEnd.getTime() + 1) / periodMs);
  const endsAt = new Date(knownEnd.getTime() + periods * periodMs);
  return { startsAt: new Date(endsAt.getTime() - periodMs), endsAt };
}
