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
    },
    content: html`
      <div id="loading" class="loading" hidden></div>
      <div id="save-bar" class="save-bar" role="region" aria-label="Unsaved changes" hidden>
        <span>Unsaved changes</span>
        <span id="save-actions" class="actions"></span>
      </div>
      <div class="title-bar">
        <b class="app-icon" aria-hidden="true">P</b><span>Packshot</span>
        <h1 id="page-title"></h1>
        <span id="page-actions" class="actions"></span>
      </div>
      <iframe id="app" name="app" title="Packshot" src="${frameAddress}" allow="clipboard-write"></iframe>
      <div id="toasts" class="toasts" role="status" aria-live="polite"></div>
      <dialog id="picker" aria-label="Choose products">
        <form method="dialog">
          <h2>Choose products</h2>
          <input
            id="picker-search"
            type="search"
            placeholder="Search products"
            aria-label="Search products"
          />
          <div id="picker-list" class="picker-list"></div>
          <p class="actions">
            <button class="button" value="">Cancel</button>
            <button class="button primary" value="add">Add</button>
          </p>
        </form>
      </dialog>
    `,
  });
}
