/** appSubscriptionCancel: ends an active subscription at once. */
import { moveSubscription } from "../../billing/subscriptions.ts";
import { showSubscription } from "../../billing/show-subscription.ts";
import type { Call } from "../call.ts";

export function appSubscriptionCancel({ platform: { store }, shop }: Call, { id }: { id: string }) {
  const subscription = shop.appSubscriptions.find((candidate) => candidate.id === id);
  if (subscription?.status !== "ACTIVE") {
    const message = subscription
      ? `Cannot cancel an app subscription in state ${subscription.status}`
      : "Couldn't find RecurringApplicationCharge";
    return { appSubscription: null, userErrors: [{ field: ["id"], message }] };
  }
  moveSubscription(store, shop, subscription, "CANCELLED");
  return { appSubscription: showSubscription(subscription), userErrors: [] };
}
