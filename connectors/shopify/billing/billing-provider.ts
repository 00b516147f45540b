/** What the app needs of whoever keeps its plans; both ways that Shopify offers look the same from here. */
import type { Plan } from "#core/billing/plans.ts";
import type { AdminClient } from "../admin-client.ts";
import type { ReadSubscription } from "./read-subscription.ts";

export interface PlanChange {
  readonly plan: Plan;
  /** The subscription that ends with it, when the plan is free. */
  readonly endsSubscription: string | null;
  /** Shop and address of the app, for Shopify to find the way back. */
  readonly domain: string;
  readonly returnUrl: string;
  readonly isTest: boolean;
}

export interface UsageRecord {
  /** Told twice under the same key, Shopify charges once. */
  readonly idempotencyKey: string;
  readonly usageLineGid: string;
  readonly amountMills: number;
  /** For the merchant's invoice. */
  readonly description: string;
}

export interface BillingProvider {
  /** What the shop is subscribed to now; null for nothing. */
  readPlan(client: AdminClient): Promise<ReadSubscription | null>;
  /** Where the merchant has to go to approve; null when the change is done already. */
  changePlan(client: AdminClient, change: PlanChange): Promise<{ readonly approveAt: string | null }>;
  /** "refused" is for good; an outage throws instead. */
  recordUsage(client: AdminClient, usage: UsageRecord): Promise<"charged" | "refused">;
}
