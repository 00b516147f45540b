/** Where a merchant approves or declines what an app wants to charge, and chooses among plans kept by Shopify. */
import { html } from "hono/html";
import type { AppSubscription, Shop } from "../records.ts";
import { adminLayout, type Html } from "./admin-layout.ts";

export function approvalPage(shop: Shop, subscription: AppSubscription): Html {
  const digits = subscription.id.split("/").at(-1) ?? "";
  const at = `/store/${shop.handle}/charges/${digits}`;
  const { name, recurring, usage, test, status } = subscription;
  const content = html`
    <h1>Approve subscription</h1>
    <p><b>${name}</b>${recurring ? ` at $${recurring.amount} USD every 30 days` : ""}</p>
    ${usage ? html`<p>Usage: ${usage.terms}. At most $${usage.cappedAmount} USD every 30 days.</p>` : ""}
    ${test ? html`<p>This is a test charge: nothing is billed.</p>` : ""}
    ${
      status === "PENDING"
        ? html`<form method="post" action="${at}">
            <p class="actions">
              <button class="button" name="answer" value="decline">Decline</button>
              <button class="button primary" name="answer" value="approve">Approve</button>
            </p>
          </form>`
        : html`<p>This charge is ${status.toLowerCase()}.</p>`
    }
  `;
  return adminLayout({ title: "Approve subscription", shop, current: "app", content });
}

export interface ManagedPlan {
  readonly name: string;
  readonly priceUsd: number;
}

/** The page that Shopify hosts for apps on Shopify App Pricing. */
export function planPage(shop: Shop, plans: readonly ManagedPlan[], current: string | null): Html {
  const content = html`
    <h1>Choose a plan</h1>
    <form method="post">
      ${plans.map(
        ({ name, priceUsd }) => html`
          <p>
            <b>${name}</b> $${priceUsd} USD every 30 days
            ${
              (current ?? "Free") === name
                ? "(current)"
                : html`<button class="button" name="plan" value="${name}">Choose ${name}</button>`
            }
          </p>
        `,
      )}
    </form>
  `;
  return adminLayout({ title: "Choose a plan", shop, current: "app", content });
}
