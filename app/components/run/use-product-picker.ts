/** Opens Shopify's own product picker and takes what was picked to the new run, beside what was chosen before. */
import { useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";

/** @param productIds chosen before, our own ids */
export function useProductPicker(productIds: readonly string[]): () => Promise<void> {
  const shopify = useAppBridge();
  const navigate = useNavigate();
  return async () => {
    const picked = await shopify.resourcePicker({
      type: "product",
      multiple: true,
      filter: { variants: false },
    });
    if (!picked) return;
    const numbers = picked.map(({ id }) => id.split("/").at(-1) ?? "");
    const search = new URLSearchParams({ ids: [...productIds, ...numbers].join(",") });
    navigate(`/app/runs/new?${search.toString()}`);
  };
}
