/** One product in the admin: its gallery in order, its variants, and the app's action. */
import { html } from "hono/html";
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { adminLayout, type Html } from "./admin-layout.ts";
import { extensionActions, extensionBlocks, extensionDialog } from "./extension-parts.ts";
import { imagesOf } from "./product-images.ts";
import { money, statusBadge, thumbnail } from "./product-parts.ts";

export function productPage(store: Store, shop: Shop, product: Product): Html {
  const images = imagesOf(store, shop, product, 480);
  const enhance = `/store/${shop.handle}/apps/packshot/runs/new?ids[]=${encodeURIComponent(product.id)}`;
  return adminLayout({
    title: `${product.title} · ${shop.name}`,
    shop,
    current: "products",
    content: html`
      <div class="page">
        <p class="crumb"><a href="/store/${shop.handle}/products">Products</a></p>
        <div class="heading">
          <h1>${product.title}</h1>
          ${statusBadge(product.status)}
          <span class="actions">
            ${
              product.status === "ACTIVE"
                ? html`<a
                    class="button"
                    href="/storefront/${shop.handle}/products/${product.handle}"
                    target="_blank"
                    >View in store</a
                  >`
                : ""
            }
            ${extensionActions(store, "admin.product-details.action.render")}
            <a class="button primary" href="${enhance}">Enhance with Packshot</a>
          </span>
        </div>
        <section class="card" aria-label="Media">
          <h2>Media</h2>
          ${
            images.length === 0
              ? html`<p class="empty">This product has no pictures yet.</p>`
              : html`<ol class="gallery">
                  ${images.map(
                    (image) =>
                      html`<li data-media-id="${image.mediaId}" data-position="${image.position}">
                        ${thumbnail(image)}<small>${image.alt === "" ? "No alt text" : image.alt}</small>
                      </li>`,
                  )}
                </ol>`
          }
        </section>
        <section class="card" aria-label="Variants">
          <h2>Variants</h2>
          <table>
            <thead>
              <tr>
                <th></th>
                <th>Variant</th>
                <th class="number">Price</th>
              </tr>
            </thead>
            <tbody>
              ${product.variants.map(
                (variant) =>
                  html`<tr>
                    <td class="thumb">
                      ${thumbnail(images.find(({ mediaId }) => mediaId === variant.mediaId))}
                    </td>
                    <td>${variant.title}</td>
                    <td class="number">${money(variant.price)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>
        ${extensionBlocks(store, "admin.product-details.block.render")}
        ${extensionDialog(store, shop, product.id)}
      </div>
    `,
  });
}
