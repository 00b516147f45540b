/** appSubscriptionCreate: a pending subscription, and the page on which the merchant approves it. */
import { addSubscription } from "../../billing/subscriptions.ts";
import { showSubscription } from "../../billing/show-subscription.ts";
import type { Call } from "../call.ts";

interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

interface CreateInput {
  readonly name: string;
  readonly returnUrl: string;
  readonly test: boolean;
  readonly lineItems: readonly {
    readonly plan: {
      readonly appRecurringPricingDetails?: { readonly price: Money };
      readonly appUsagePricingDetails?: { readonly cappedAmount: Money; readonly terms: string };
    };
  }[];
}

const refused = (field: string[], message: string) => ({
  appSubscription: null,
  confirmationUrl: null,
  userErrors: [{ field, message }],
});

export function appSubscriptionCreate(
  { platform: { store }, shop }: Call,
  { name, returnUrl, test, lineItems }: CreateInput,
) {
  const plans = lineItems.map(({ plan }) => plan);
  const recurring = plans.flatMap((plan) => plan.appRecurringPricingDetails ?? []);
  const usage = plans.flatMap((plan) => plan.appUsagePricingDetails ?? []);
  // docs: at most one line of each kind, and a return address of http(s).
  if (name.trim() === "") return refused(["name"], "Name can't be blank");
  if (!/^https?:\/\//.test(returnUrl)) return refused(["returnUrl"], "Return url is invalid");
  if (recurring.length > 1 || usage.length > 1 || lineItems.length === 0)
    return refused(["lineItems"], "Only one recurring and one usage pricing plan can be used");
  const subscription = addSubscription(store, shop, {
    ...{ name, returnUrl, test },
    recurring: recurring[0] ? recurring[0].price.amount : null,
    usage: usage[0] ? { terms: usage[0].terms, cappedAmount: usage[0].cappedAmount.amount } : null,
  });
  const digits = subscription.id.split("/").at(-1) ?? "";
  return {
    appSubscription: showSubscription(subscription),
    confirmationUrl: `${store.origin}/store/${shop.handle}/charges/${digits}/confirm`,
    userErrors: [],
  };
}
