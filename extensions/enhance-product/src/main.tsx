/** @jsxImportSource preact */
/** "Enhance with Packshot" on the page of one product. */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.action.render";
import { render } from "preact";
import { EnhanceAction } from "../../shared/enhance-action.tsx";

declare const shopify: Api;

/** Called by Shopify's admin. */
export default function showAction(): void {
  render(<EnhanceAction api={shopify} />, document.body);
}
