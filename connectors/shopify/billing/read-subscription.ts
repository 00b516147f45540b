/** Reads the shop's subscription to this app, however it came about. */
import { subscriptionsDocument } from "../admin.generated.ts";
import type { AdminClient } from "../admin-client.ts";

export interface ReadSubscription {
  readonly gid: string;
  readonly title: string;
  readonly usageLineGid: string | null;
  readonly usageCapCents: number;
  readonly isTest: boolean;
  readonly periodEndsAt: Date;
}

const periodMs = 30 * 86_400_000;

/** Null unless one is ACTIVE: what is pending, declined, frozen for want of payment or expired pays for nothing. */
export async function readSubscription(client: AdminClient): Promise<ReadSubscription | null> {
  const { currentAppInstallation } = await client.run(subscriptionsDocument, {});
  const active = currentAppInstallation.activeSubscriptions.find(({ status }) => status === "ACTIVE");
  if (active === undefined) return null;
  const { id: gid, name: title, test: isTest, currentPeriodEnd, lineItems } = active;
  const usage = lineItems.find(({ plan }) => plan.pricingDetails.__typename === "AppUsagePricing");
  const pricing = usage?.plan.pricingDetails;
  const cap = pricing?.__typename === "AppUsagePricing" ? Number(pricing.cappedAmount.amount) : 0;
  return {
    ...{ gid, title, isTest, usageLineGid: usage?.id ?? null, usageCapCents: Math.round(cap * 100) },
    periodEndsAt: new Date(currentPeriodEnd ?? Date.now() + periodMs),
  };
}
