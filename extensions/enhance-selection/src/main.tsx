/** @jsxImportSource preact */
/** "Enhance with Packshot" for the products ticked in the product list. */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-index.selection-action.render";
import { render } from "preact";
import { EnhanceAction } from "../../shared/enhance-action.tsx";
import { inApp } from "../../shared/in-app.ts";

declare const shopify: Api;

/** Called by Shopify's admin. It hands over the ticked products, never the filter of the list: a whole filter is chosen in the app. */
export default function showAction(): void {
  const wholeFilter = (
    <s-text color="subdued">
      {shopify.i18n.translate("wholeFilter")}{" "}
      <s-link href={inApp("/app/catalogue")}>{shopify.i18n.translate("openCatalogue")}</s-link>
    </s-text>
  );
  render(<EnhanceAction api={shopify} more={wholeFilter} />, document.body);
}
