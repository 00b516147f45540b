/** The app in the admin: the title bar above, the app's frame below, and what App Bridge can ask for. */
import { html } from "hono/html";
import type { Shop } from "../records.ts";
import { adminLayout, type Html } from "./admin-layout.ts";

export function appPage(shop: Shop, appUrl: string, frameAddress: string): Html {
  return adminLayout({
    title: "Packshot",
    shop,
    current: "app",
    script: "admin-shell.js",
    data: {
      "app-origin": new URL(appUrl).origin,
      "shop-domain": shop.domain,
      "store-path": `/store/${shop.handle}`,
      scopes: shop.grantedScopes.join(","),
    },
    content: html`
      <div id="loading" class="loading" hidden></div>
      <div id="save-bar" class="save-bar" role="region" aria-label="Unsaved changes" hidden>
        <span>Unsaved changes</span>
        <span id="save-actions" class="actions"></span>
      </div>
      <div class="title-bar">
        <a id="app-home" class="app-home" href="/store/${shop.handle}/apps/packshot">
          <b class="app-icon" aria-hidden="true">P</b><span>Packshot</span>
        </a>
        <span id="page-breadcrumb"></span>
        <h1 id="page-title"></h1>
        <span id="page-actions" class="actions"></span>
      </div>
      <iframe
        id="app"
        name="app"
        title="Packshot"
        data-src="${frameAddress}"
        allow="clipboard-write"
      ></iframe>
      <div id="toasts" class="toasts" role="status" aria-live="polite"></div>
      <dialog id="picker" class="picker" aria-labelledby="picker-title">
        <form method="dialog">
          <h2 id="picker-title" data-part="title"></h2>
          <input
            type="search"
            data-part="search"
            placeholder="Search products"
            aria-label="Search products"
            autocomplete="off"
          />
          <div class="picker-list" data-part="list"></div>
          <p class="actions">
            <span data-part="count"></span>
            <button class="button" value="">Cancel</button>
            <button class="button primary" value="choose" data-part="choose"></button>
          </p>
        </form>
      </dialog>
      <dialog id="confirm" aria-labelledby="confirm-title">
        <form method="dialog">
          <h2 id="confirm-title" data-part="title"></h2>
          <p data-part="text"></p>
          <p class="actions">
            <button class="button" value="" data-part="no"></button>
            <button class="button critical" value="yes" data-part="yes"></button>
          </p>
        </form>
      </dialog>
    `,
  });
}
