/** What buyers see: a grid of products, and a product's gallery in its order with its alt texts. */
import { html } from "hono/html";
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import type { Html } from "./admin-layout.ts";
import { imagesOf, type PageImage } from "./product-images.ts";

export function storefrontPage(store: Store, shop: Shop): Html {
  const products = [...shop.products.values()].filter(({ status }) => status === "ACTIVE");
  return storefrontLayout(
    shop,
    shop.name,
    html`<ul class="products">
      ${products.map(
        (product) =>
          html`<li>
            <a href="/storefront/${shop.handle}/products/${product.handle}">
              ${picture(shown(store, shop, product, 480)[0])}
              <b>${product.title}</b><span>€ ${product.variants[0]?.price ?? ""}</span>
            </a>
          </li>`,
      )}
    </ul>`,
  );
}

export function storefrontProductPage(store: Store, shop: Shop, product: Product): Html {
  const images = shown(store, shop, product, 1200);
  return storefrontLayout(
    shop,
    product.title,
    html`<article class="product" data-product-id="${product.id}">
      <div class="pictures">${images.length === 0 ? picture(undefined) : images.map(picture)}</div>
      <div class="facts">
        <p class="vendor">${product.vendor}</p>
        <h1>${product.title}</h1>
        <p class="price">€ ${product.variants[0]?.price ?? ""}</p>
        ${
          product.variants.length > 1
            ? html`<ul class="variants">
                ${product.variants.map(
                  (variant) =>
                    html`<li data-variant-id="${variant.id}" data-media-id="${variant.mediaId ?? ""}">
                      ${picture(images.find(({ mediaId }) => mediaId === variant.mediaId))}<span
                        >${variant.title}</span
                      >
                    </li>`,
                )}
              </ul>`
            : ""
        }
        <p>${product.descriptionHtml.replaceAll(/<[^>]*>/g, "")}</p>
        <button type="button">Add to cart</button>
      </div>
    </article>`,
  );
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
        <header><a href="/storefront/${shop.handle}">${shop.name}</a></header>
        <main>${content}</main>
      </body>
    </html>`;
