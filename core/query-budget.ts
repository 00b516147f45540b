/** A shop's Admin API budget: points that refill over time, shared by everything that asks Shopify for that shop. */
export const priorities = ["click", "run", "sweep"] as const;

/** A person waits for a `click`; a `run` may take its time; a `sweep` takes what nobody else wants. */
export type Priority = (typeof priorities)[number];

/** The share of the full budget (0..1) that each priority leaves to those before it. */
export const leftForOthers: Readonly<Record<Priority, number>> = { click: 0, run: 0.05, sweep: 0.3 };

/** What Shopify says about one call; points, and points a second. */
export interface QueryCost {
  /** Has to be there before the call may run. */
  readonly requested: number;
  /** What was spent; null when the call did not run. */
  readonly actual: number | null;
  readonly available: number;
  readonly maximum: number;
  readonly restoreRate: number;
}

export interface QueryBudget {
  /** Takes `points` and gives 0, or takes nothing and gives the milliseconds until they may be there. */
  take(points: number, priority: Priority): Promise<number>;
  /** Corrects the reckoning by what Shopify says of a call that `taken` points were taken for. */
  settle(taken: number, cost: QueryCost): Promise<void>;
  /** Gives points back that were not used. */
  giveBack(points: number): Promise<void>;
}
