/** The frame of the admin: top bar, navigation, and the page's own content. */
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Shop } from "../records.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface AdminPage {
  readonly title: string;
  readonly shop: Shop;
  readonly current: "products" | "flow" | "app";
  readonly content: Html;
  /** `data-*` attributes the page's script reads. */
  readonly data?: Readonly<Record<string, string>>;
  readonly script?: string;
  /** What the search field shows. */
  readonly search?: string;
}

const icons = {
  home: "M3 9.5 10 4l7 5.5V17h-4.5v-5h-5v5H3z",
  orders: "M4 4h12v12l-2-1.2L12 16l-2-1.2L8 16l-2-1.2L4 16z",
  products: "M3 10 10 3h7v7l-7 7zM14 6.2a.8.8 0 1 0 0-1.6.8.8 0 0 0 0 1.6",
  customers: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.5 17c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5z",
  flow: "M4 4h5v5H4zM11 11h5v5h-5zM6.5 9v4.5H11",
  store: "M3 4h14l1 4a2.5 2.5 0 0 1-3 2v6H5v-6a2.5 2.5 0 0 1-3-2z",
};
const icon = (name: keyof typeof icons) =>
  raw(`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${icons[name]}"/></svg>`);

export function adminLayout({
  title,
  shop,
  current,
  content,
  data = {},
  script,
  search = "",
}: AdminPage): Html {
  const base = `/store/${shop.handle}`;
  const isCurrent = (name: string) => (name === current ? raw('aria-current="page"') : "");
  const attributes = Object.entries(data).map(([name, value]) => html` data-${raw(name)}="${value}"`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/static/admin.css" />
        <link rel="icon" href="data:," />
        ${script === undefined ? "" : html`<script type="module" src="/static/${script}"></script>`}
      </head>
      <body${attributes}>
        <header class="top-bar">
          <button id="nav-toggle" class="nav-toggle" aria-label="Menu">☰</button>
          <a class="brand" href="${base}/products">Sandbox admin</a>
          <form class="search" action="${base}/products" role="search">
            <input name="search" type="search" value="${search}" placeholder="Search products" aria-label="Search products" />
          </form>
          <span class="shop-name"><span>${shop.name}</span><i aria-hidden="true">${initials(shop.name)}</i></span>
        </header>
        <nav class="side" aria-label="Admin">
          <span class="off">${icon("home")}Home</span>
          <span class="off">${icon("orders")}Orders</span>
          <a href="${base}/products" ${isCurrent("products")}>${icon("products")}Products</a>
          <span class="off">${icon("customers")}Customers</span>
          <h2>Sales channels</h2>
          <a href="/storefront/${shop.handle}" target="_blank">${icon("store")}Online Store</a>
          <h2>Apps</h2>
          <a href="${base}/flow" ${isCurrent("flow")}>${icon("flow")}Flow</a>
          <a href="${base}/apps/packshot" ${isCurrent("app")}><b class="app-icon" aria-hidden="true">P</b>Packshot</a>
          <div id="app-links" class="app-links"></div>
        </nav>
        <main>${content}</main>
      </body>
    </html>`;
}

const initials = (name: string) =>
  name
    .split(" ")
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 2);
