/** Where the admin offers an app's extensions: "More actions", blocks, and the dialog actions open in. */
import { html } from "hono/html";
import { nameOf, readExtensions } from "../extensions/read-extensions.ts";
import type { Shop } from "../records.ts";
import type { Store } from "../store.ts";
import type { Html } from "./admin-layout.ts";

const at = (store: Store, target: string) =>
  readExtensions(store.settings.extensionsDir).filter((extension) => extension.target === target);

export function extensionActions(store: Store, target: string): Html | "" {
  const actions = at(store, target);
  if (actions.length === 0) return "";
  return html`<details class="more-actions">
    <summary class="button">More actions</summary>
    ${actions.map(
      (action) =>
        html`<button type="button" class="button" data-action="${action.handle}">
          ${nameOf(action, "en")}
        </button>`,
    )}
  </details>`;
}

export function extensionBlocks(store: Store, target: string): Html[] {
  return at(store, target).map(
    (block) =>
      html`<section class="card" aria-label="${nameOf(block, "en")}">
        <iframe class="extension" title="${nameOf(block, "en")}" data-block="${block.handle}"></iframe>
      </section>`,
  );
}

/** @param productId of the page's product; the list asks its ticked boxes instead */
export function extensionDialog(store: Store, shop: Shop, productId = ""): Html | "" {
  if (store.settings.extensionsDir === null) return "";
  return html`<div
      hidden
      data-extensions="/store/${shop.handle}/extensions"
      data-product-id="${productId}"
    ></div>
    <dialog id="extension" class="extension-dialog" aria-label="Packshot">
      <iframe class="extension" title="Packshot"></iframe>
    </dialog>
    <script type="module" src="/static/extension-host.js"></script>`;
}
