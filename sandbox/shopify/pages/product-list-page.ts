/** The admin's product list: search, views by status, selection, and the app's bulk action. */
import { html } from "hono/html";
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { adminLayout, type Html } from "./admin-layout.ts";
import { extensionActions, extensionDialog } from "./extension-parts.ts";
import { matchingProducts } from "./matching-products.ts";
import { imagesOf } from "./product-images.ts";
import { statusBadge, statusWords, thumbnail } from "./product-parts.ts";

export function productListPage(store: Store, shop: Shop, search: string, status = ""): Html {
  const found = matchingProducts(shop, search);
  const products = found.filter((product) => status === "" || product.status.toLowerCase() === status);
  return adminLayout({
    title: `Products · ${shop.name}`,
    shop,
    current: "products",
    script: "product-list.js",
    search,
    content: html`
      <div class="page">
        <div class="heading">
          <h1>Products</h1>
          <span class="count">${products.length}</span>
        </div>
        <form class="card list" id="products" action="/store/${shop.handle}/apps/packshot/runs/new">
          <div class="views">${views(search, status)}</div>
          ${products.length === 0 ? nothingFound(search) : table(store, shop, products)}
        </form>
        ${extensionDialog(store, shop)}
      </div>
    `,
  });
}

function views(search: string, current: string): Html[] {
  const names = [
    ["", "All"],
    ...Object.entries(statusWords).map(([name, word]) => [name.toLowerCase(), word]),
  ];
  return names.map(([name = "", word = ""]) => {
    const query = new URLSearchParams({ ...(search && { search }), ...(name && { status: name }) });
    return html`<a href="?${query.toString()}" ${name === current ? html`aria-current="page"` : ""}
      >${word}</a
    >`;
  });
}

const nothingFound = (search: string): Html =>
  html`<p class="empty">
    <b>No products found</b>
    <span>${search === "" ? "There are none in this view." : html`Nothing matches “${search}”.`}</span>
    <a class="button" href="?">Show all products</a>
  </p>`;

const table = (store: Store, shop: Shop, products: readonly Product[]): Html =>
  html`<div class="bulk-bar" id="bulk-bar" hidden>
      <output></output>
      <button class="button">Enhance with Packshot</button>
      ${extensionActions(store, "admin.product-index.selection-action.render")}
    </div>
    <table>
      <thead>
        <tr>
          <th><input type="checkbox" aria-label="Select all products" /></th>
          <th colspan="2">Product</th>
          <th>Status</th>
          <th class="wide number">Pictures</th>
          <th class="wide">Type</th>
          <th class="wide">Vendor</th>
        </tr>
      </thead>
      <tbody>
        ${products.map((product) => row(store, shop, product))}
      </tbody>
    </table>`;

function row(store: Store, shop: Shop, product: Product): Html {
  const [first] = imagesOf(store, shop, product, 120);
  return html`<tr data-product-id="${product.id}">
    <td><input type="checkbox" name="ids[]" value="${product.id}" aria-label="Select ${product.title}" /></td>
    <td class="thumb">${thumbnail(first)}</td>
    <td>
      <a href="/store/${shop.handle}/products/${product.id.split("/").at(-1) ?? ""}">${product.title}</a>
    </td>
    <td>${statusBadge(product.status)}</td>
    <td class="wide number">${product.mediaIds.length}</td>
    <td class="wide">${product.productType}</td>
    <td class="wide">${product.vendor}</td>
  </tr>`;
}
