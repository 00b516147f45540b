/** Opens Shopify's own product picker and links a listing to the product that was picked. */
import { useAppBridge } from "@shopify/app-bridge-react";
import type { Action } from "../use-action.ts";

export function useListingPicker(action: Action): (listingId: string) => Promise<void> {
  const shopify = useAppBridge();
  return async (listingId) => {
    const picked = await shopify.resourcePicker({
      ...{ type: "product", multiple: false, filter: { variants: false } },
    });
    const productGid = picked?.[0]?.id;
    if (productGid !== undefined) action.post({ intent: "link", listingId, productGid });
  };
}
