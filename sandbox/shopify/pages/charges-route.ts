/** The admin's pages about app charges: approval of one, and the plans of an app on Shopify App Pricing. */
import { Hono } from "hono";
import {
  activeSubscriptions,
  addSubscription,
  approveSubscription,
  moveSubscription,
} from "../billing/subscriptions.ts";
import type { SandboxContext, SandboxEnv } from "../http.ts";
import type { AppSubscription, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { approvalPage, planPage, type ManagedPlan } from "./charge-pages.ts";
import { missingPage } from "./missing-page.ts";

/** What the Partner Dashboard would hold for the app. */
const managedPlans: readonly ManagedPlan[] = [
  { name: "Free", priceUsd: 0 },
  { name: "Starter", priceUsd: 29 },
  { name: "Growth", priceUsd: 79 },
  { name: "Scale", priceUsd: 199 },
];

export function chargesRoute(store: Store): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();
  const shopOf = (context: SandboxContext) => store.shopByHandle(context.req.param("handle") ?? "");
  const chargeOf = (shop: Shop | undefined, context: SandboxContext) =>
    shop?.appSubscriptions.find(({ id }) => id.endsWith(`/${context.req.param("id") ?? ""}`));
  const missing = (context: SandboxContext) => context.html(missingPage("There is no such charge."), 404);

  route.get("/store/:handle/charges/:id/confirm", (context) => {
    const shop = shopOf(context);
    const charge = chargeOf(shop, context);
    return shop && charge ? context.html(approvalPage(shop, charge)) : missing(context);
  });
  route.post("/store/:handle/charges/:id", async (context) => {
    const shop = shopOf(context);
    const charge = chargeOf(shop, context);
    if (!shop || !charge) return missing(context);
    const { answer } = await context.req.parseBody();
    if (answer === "approve") approveSubscription(store, shop, charge);
    else moveSubscription(store, shop, charge, "DECLINED");
    store.save();
    return context.redirect(backTo(charge));
  });
  route.get("/store/:handle/charges/:app/pricing_plans", (context) => {
    const shop = shopOf(context);
    if (!shop) return missing(context);
    return context.html(planPage(shop, managedPlans, activeSubscriptions(shop)[0]?.name ?? null));
  });
  route.post("/store/:handle/charges/:app/pricing_plans", async (context) => {
    const shop = shopOf(context);
    const { plan: wanted } = await context.req.parseBody();
    const chosen = managedPlans.find(({ name }) => name === wanted);
    if (!shop || !chosen) return missing(context);
    choose(shop, chosen);
    store.save();
    return context.redirect(`/store/${shop.handle}/apps/packshot`);
  });
  return route;

  function choose(shop: Shop, { name, priceUsd }: ManagedPlan): void {
    if (priceUsd === 0) {
      for (const active of activeSubscriptions(shop)) moveSubscription(store, shop, active, "CANCELLED");
      return;
    }
    const terms = { name, test: true, returnUrl: store.settings.appUrl, recurring: priceUsd.toFixed(2) };
    approveSubscription(store, shop, addSubscription(store, shop, { ...terms, usage: null }));
  }
}

/** Shopify sends the merchant back with the charge's number, approved or not. */
function backTo({ id, returnUrl }: AppSubscription): string {
  const url = new URL(returnUrl);
  url.searchParams.set("charge_id", id.split("/").at(-1) ?? "");
  return url.href;
}
