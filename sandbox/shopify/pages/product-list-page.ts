/** The admin's product list: search, selection, and the app's bulk action. */
import { html } from "hono/html";
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { adminLayout, type Html } from "./admin-layout.ts";
import { matchingProducts } from "./matching-products.ts";
import { imagesOf } from "./product-images.ts";
import { statusBadge, thumbnail } from "./product-parts.ts";

export function productListPage(store: Store, shop: Shop, search: string): Html {
  const products = matchingProducts(shop, search);
  return adminLayout({
    title: `Products · ${shop.name}`,
    shop,
    current: "products",
    script: "product-list.js",
    content: html`
      <div class="page">
        <h1>Products</h1>
        <form class="card" id="products" action="/store/${shop.handle}/apps/packshot/runs/new">
          <div class="bulk-bar" id="bulk-bar" hidden>
            <output></output>
            <button class="button primary">Enhance with Packshot</button>
          </div>
          ${
            products.length === 0
              ? html`<p class="empty">No products match “${search}”. <a href="?">Show all</a></p>`
              : html`<table>
                  <thead>
                    <tr>
                      <th><input type="checkbox" aria-label="Select all products" /></th>
                      <th></th>
                      <th>Product</th>
                      <th>Status</th>
                      <th>Pictures</th>
                      <th>Type</th>
                      <th>Vendor</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${products.map((product) => row(store, shop, product))}
                  </tbody>
                </table>`
          }
        </form>
      </div>
    `,
  });
}

function row(store: Store, shop: Shop, product: Product): Html {
  const [first] = imagesOf(store, shop, product, 120);
  return html`<tr data-product-id="${product.id}">
    <td><input type="checkbox" name="ids[]" value="${product.id}" aria-label="Select ${product.title}" /></td>
    <td class="thumb">${thumbnail(first)}</td>
    <td>
      <a href="/store/${shop.handle}/products/${product.id.split("/").at(-1) ?? ""}">${product.title}</a>
    </td>
    <td>${statusBadge(product.status)}</td>
    <td>${product.mediaIds.length}</td>
    <td>${product.productType}</td>
    <td>${product.vendor}</td>
  </tr>`;
}
