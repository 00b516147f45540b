/** What buyers see: a grid of products, and a product's gallery in its order with its alt texts. */
import { html } from "hono/html";
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import type { Html } from "./admin-layout.ts";
import { imagesOf, type PageImage } from "./product-images.ts";
import { money } from "./product-parts.ts";

export function storefrontPage(store: Store, shop: Shop): Html {
  const products = [...shop.products.values()].filter(({ status }) => status === "ACTIVE");
  return storefrontLayout(
    shop,
    shop.name,
    html`<h1>All products</h1>
      <ul class="products">
        ${products.map(
          (product) =>
            html`<li data-product-id="${product.id}">
              <a href="/storefront/${shop.handle}/products/${product.handle}">
                ${picture(shown(store, shop, product, 640)[0])}
                <span class="vendor">${product.vendor}</span>
                <b>${product.title}</b>
                <span class="price">${money(product.variants[0]?.price ?? "0")}</span>
              </a>
            </li>`,
        )}
      </ul>`,
  );
}

export function storefrontProductPage(store: Store, shop: Shop, product: Product): Html {
  const images = shown(store, shop, product, 1600);
  return storefrontLayout(
    shop,
    `${product.title} · ${shop.name}`,
    html`<p class="crumb"><a href="/storefront/${shop.handle}">All products</a> / ${product.productType}</p>
      <article class="product" data-product-id="${product.id}">
        <ol class="pictures">
          ${
            images.length === 0
              ? html`<li class="front">${picture(undefined)}</li>`
              : images.map(
                  (image, index) => html`<li class="${index === 0 ? "front" : ""}">${picture(image)}</li>`,
                )
          }
        </ol>
        <div class="facts">
          <p class="vendor">${product.vendor}</p>
          <h1>${product.title}</h1>
          <p class="price">${money(product.variants[0]?.price ?? "0")}</p>
          ${product.variants.length > 1 ? variantChoice(product, images) : ""}
          <button type="button">Add to cart</button>
          <p class="description">${product.descriptionHtml.replaceAll(/<[^>]*>/g, "")}</p>
          <ul class="tags">
            ${product.tags.map((tag) => html`<li>${tag}</li>`)}
          </ul>
        </div>
      </article>
      <script type="module" src="/static/storefront-product.js"></script>`,
  );
}

function variantChoice(product: Product, images: readonly PageImage[]): Html {
  return html`<fieldset class="variants">
    <legend>Choose a variant</legend>
    ${product.variants.map((variant, index) => {
      const own = images.find(({ mediaId }) => mediaId === variant.mediaId);
      return html`<label data-variant-id="${variant.id}">
        <input
          type="radio"
          name="variant"
          data-variant-media-id="${variant.mediaId ?? ""}"
          data-price="${money(variant.price)}"
          ${index === 0 ? "checked" : ""}
        />
        ${own?.url ? html`<img src="${own.url}" alt="" />` : ""}<span>${variant.title}</span>
      </label>`;
    })}
  </fieldset>`;
}

/** Buyers only see what is ready. */
const shown = (store: Store, shop: Shop, product: Product, widthPx: number) =>
  imagesOf(store, shop, product, widthPx).filter(({ url }) => url !== null);

const picture = (image: PageImage | undefined): Html =>
  image?.url
    ? html`<img
        src="${image.url}"
        alt="${image.alt}"
        data-media-id="${image.mediaId}"
        data-position="${image.position}"
      />`
    : html`<span class="no-picture">No picture yet</span>`;

const storefrontLayout = (shop: Shop, title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/static/storefront.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <p class="notice">Free delivery over €80 · 30 days to change your mind</p>
        <header><a href="/storefront/${shop.handle}">${shop.name}</a></header>
        <main>${content}</main>
        <footer>© 2026 ${shop.name}</footer>
      </body>
    </html>`;
