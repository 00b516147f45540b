/** The admin's translations of an extension's own texts, as every target has them. */
import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";

export type I18n = Api["i18n"];
