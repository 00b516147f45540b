/**
 * Subscriptions that this app makes itself: `appSubscriptionCreate` with a recurring price and capped usage.
 * https://shopify.dev/docs/apps/launch/billing/subscription-billing
 */
import type { Plan } from "#core/billing/plans.ts";
import { AppError, toAppError } from "#core/errors.ts";
import {
  cancelSubscriptionDocument,
  createSubscriptionDocument,
  recordUsageDocument,
} from "../admin.generated.ts";
import type { BillingProvider } from "./billing-provider.ts";
import { readSubscription } from "./read-subscription.ts";

const currencyCode = "USD";
const dollars = (amount: number) => ({ amount: amount.toFixed(2), currencyCode }) as const;

export const billingApi: BillingProvider = {
  readPlan: readSubscription,

  async changePlan(client, { plan, endsSubscription, returnUrl, isTest }) {
    if (plan.priceUsd === 0) {
      if (endsSubscription !== null) await client.run(cancelSubscriptionDocument, { id: endsSubscription });
      return { approveAt: null };
    }
    const { appSubscriptionCreate } = await client.run(createSubscriptionDocument, {
      ...{ name: plan.title, returnUrl, test: isTest, lineItems: lineItemsOf(plan) },
    });
    const approveAt = appSubscriptionCreate?.confirmationUrl ?? null;
    if (approveAt === null)
      throw new AppError("CHANNEL_FAILED", `expected an approval page for ${plan.name} but received none`);
    return { approveAt };
  },

  async recordUsage(client, { idempotencyKey, usageLineGid: lineItemId, amountMills, description }) {
    const price = { amount: (amountMills / 1000).toFixed(3), currencyCode } as const;
    try {
      await client.run(recordUsageDocument, { lineItemId, price, description, idempotencyKey });
      return "charged";
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === "CHANNEL_REFUSED") return "refused";
      throw error;
    }
  },
};

function lineItemsOf({ priceUsd, usageCapCents, extraPriceMills, includedPictures }: Plan) {
  const recurring = { price: dollars(priceUsd), interval: "EVERY_30_DAYS" } as const;
  if (extraPriceMills === null) return [{ plan: { appRecurringPricingDetails: recurring } }];
  const each = `$${(extraPriceMills / 1000).toFixed(3)}`;
  const usage = {
    cappedAmount: dollars(usageCapCents / 100),
    terms: `${each} for each usable picture beyond ${includedPictures.toString()} in 30 days`,
  };
  return [{ plan: { appRecurringPricingDetails: recurring } }, { plan: { appUsagePricingDetails: usage } }];
}
