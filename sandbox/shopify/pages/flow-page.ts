/** What Shopify Flow has heard from the app, newest first. */
import { html } from "hono/html";
import type { FlowTrigger, Shop } from "../records.ts";
import { adminLayout, type Html } from "./admin-layout.ts";

export function flowPage(shop: Shop): Html {
  return adminLayout({
    title: `Flow · ${shop.name}`,
    shop,
    current: "flow",
    content: html`
      <div class="page">
        <div class="heading">
          <h1>Flow triggers</h1>
          <span class="count">${shop.flowTriggers.length}</span>
        </div>
        <div class="card list">${shop.flowTriggers.length === 0 ? nothingHeard : table(shop)}</div>
      </div>
    `,
  });
}

const nothingHeard = html`<p class="empty">
  <b>Nothing heard yet</b>
  <span>Enhance a product: the trigger comes when its pictures need review, or are published.</span>
</p>`;

const table = (shop: Shop): Html =>
  html`<table>
    <thead>
      <tr>
        <th>Trigger</th>
        <th>Product</th>
        <th>Fields</th>
        <th>Received</th>
      </tr>
    </thead>
    <tbody>
      ${shop.flowTriggers.toReversed().map((trigger) => row(shop, trigger))}
    </tbody>
  </table>`;

function row(shop: Shop, { handle, productGid, fields, receivedAt }: FlowTrigger): Html {
  const product = shop.products.get(productGid);
  const address = `/store/${shop.handle}/products/${productGid.split("/").at(-1) ?? ""}`;
  return html`<tr>
    <td>${handle}</td>
    <td>${product ? html`<a href="${address}">${product.title}</a>` : productGid}</td>
    <td>${Object.entries(fields).map(([key, value]) => html`<div>${shown(key, String(value))}</div>`)}</td>
    <td><time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace("T", " ")}</time></td>
  </tr>`;
}

const shown = (key: string, value: string): Html =>
  /^https?:/.test(value) ? html`<a href="${value}">${key}</a>` : html`${key}: ${value}`;
