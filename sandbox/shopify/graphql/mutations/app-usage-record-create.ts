/** appUsageRecordCreate: charges usage, up to the cap; an idempotency key that was seen before charges nothing. */
import { activeSubscriptions, balanceUsed } from "../../billing/subscriptions.ts";
import { showUsageRecord } from "../../billing/show-subscription.ts";
import type { UsageRecord } from "../../records.ts";
import type { Call } from "../call.ts";

interface UsageInput {
  readonly subscriptionLineItemId: string;
  readonly description: string;
  readonly idempotencyKey?: string | null;
  readonly price: { readonly amount: string; readonly currencyCode: string };
}

const refused = (field: string, message: string) => ({
  appUsageRecord: null,
  userErrors: [{ field: [field], message }],
});

export function appUsageRecordCreate({ platform: { store }, shop }: Call, input: UsageInput) {
  const { subscriptionLineItemId, description, price, idempotencyKey = null } = input;
  const subscription = activeSubscriptions(shop).find(
    ({ usage }) => usage?.lineId === subscriptionLineItemId,
  );
  if (!subscription?.usage)
    return refused("subscriptionLineItemId", "Line item is not of an active subscription");
  const { records, cappedAmount } = subscription.usage;
  const known = records.find((record) => idempotencyKey !== null && record.idempotencyKey === idempotencyKey);
  if (known) return { appUsageRecord: showUsageRecord(subscription, known), userErrors: [] };
  const amount = Number(price.amount);
  if (!(amount > 0)) return refused("price", "Price must be greater than 0");
  if (balanceUsed(subscription) + amount > Number(cappedAmount) + 1e-9)
    return refused("price", "Total price exceeds balance remaining");
  const record: UsageRecord = {
    ...{ id: store.newId(shop, "AppUsageRecord"), idempotencyKey, description },
    ...{ amount: price.amount, createdAt: new Date().toISOString() },
  };
  records.push(record);
  store.touch(shop);
  return { appUsageRecord: showUsageRecord(subscription, record), userErrors: [] };
}
