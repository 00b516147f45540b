/** What merchants pay the app: making, approving, declining and ending subscriptions. */
import type { AppSubscription, Shop } from "../records.ts";
import type { Store } from "../store.ts";

/** Shopify bills every 30 days. */
const periodMs = 30 * 86_400_000;

/** `currentAppInstallation.activeSubscriptions` leaves out whatever is not ACTIVE. */
export function activeSubscriptions(shop: Shop): AppSubscription[] {
  return shop.appSubscriptions.filter(({ status }) => status === "ACTIVE");
}

interface NewSubscription {
  readonly name: string;
  readonly test: boolean;
  readonly returnUrl: string;
  readonly recurring: string | null;
  readonly usage: { readonly terms: string; readonly cappedAmount: string } | null;
}

/** PENDING until the merchant approves it. */
export function addSubscription(store: Store, shop: Shop, wanted: NewSubscription): AppSubscription {
  const lineId = (kind: string) => `${store.newId(shop, "AppSubscriptionLineItem")}?v=1&index=${kind}`;
  const subscription: AppSubscription = {
    id: store.newId(shop, "AppSubscription"),
    name: wanted.name,
    status: "PENDING",
    test: wanted.test,
    returnUrl: wanted.returnUrl,
    createdAt: new Date().toISOString(),
    currentPeriodEnd: null,
    recurring: wanted.recurring === null ? null : { lineId: lineId("0"), amount: wanted.recurring },
    usage: wanted.usage && { ...wanted.usage, lineId: lineId("1"), records: [] },
  };
  shop.appSubscriptions.push(subscription);
  store.touch(shop);
  return subscription;
}

/** An app has one active subscription: the one before it ends ("replacementBehavior STANDARD"). */
export function approveSubscription(store: Store, shop: Shop, subscription: AppSubscription): void {
  if (subscription.status !== "PENDING") return;
  for (const other of activeSubscriptions(shop)) moveSubscription(store, shop, other, "CANCELLED");
  subscription.currentPeriodEnd = new Date(Date.now() + periodMs).toISOString();
  moveSubscription(store, shop, subscription, "ACTIVE");
}

/** Changes its state, and tells the app. */
export function moveSubscription(
  store: Store,
  shop: Shop,
  subscription: AppSubscription,
  status: AppSubscription["status"],
): void {
  if (subscription.status === status) return;
  subscription.status = status;
  store.touch(shop);
  store.announce({ shop, topic: "app_subscriptions/update", subscription });
}

/** Dollars used of the cap in this period. */
export function balanceUsed({ usage }: AppSubscription): number {
  return (usage?.records ?? []).reduce((sum, { amount }) => sum + Number(amount), 0);
}
