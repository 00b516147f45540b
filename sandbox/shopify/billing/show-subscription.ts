/** Turns a subscription into what graphql-js resolves. */
import type { AppSubscription, UsageRecord } from "../records.ts";
import { balanceUsed } from "./subscriptions.ts";

const money = (amount: string | number) => ({ amount: String(amount), currencyCode: "USD" });

export function showSubscription(subscription: AppSubscription) {
  const { recurring, usage, createdAt, currentPeriodEnd, ...rest } = subscription;
  return {
    ...rest,
    trialDays: 0,
    createdAt,
    currentPeriodEnd,
    lineItems: [
      ...(recurring ? [recurringLine(recurring)] : []),
      ...(usage ? [usageLine(subscription, usage)] : []),
    ],
  };
}

export function showUsageRecord(subscription: AppSubscription, record: UsageRecord) {
  const { usage } = subscription;
  return {
    ...record,
    price: money(record.amount),
    subscriptionLineItem: usage && usageLine(subscription, usage),
  };
}

function recurringLine({ lineId, amount }: NonNullable<AppSubscription["recurring"]>) {
  const details = { __typename: "AppRecurringPricing", interval: "EVERY_30_DAYS", price: money(amount) };
  return { id: lineId, plan: { pricingDetails: details } };
}

function usageLine(
  subscription: AppSubscription,
  { lineId, terms, cappedAmount }: NonNullable<AppSubscription["usage"]>,
) {
  const details = {
    __typename: "AppUsagePricing",
    interval: "EVERY_30_DAYS",
    terms,
    cappedAmount: money(cappedAmount),
    balanceUsed: money(balanceUsed(subscription).toFixed(3)),
  };
  return { id: lineId, plan: { pricingDetails: details } };
}
