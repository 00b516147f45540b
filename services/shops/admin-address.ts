/** Where a page of the app is inside a shop's admin. */
import { env } from "../env.ts";

/** @param path as in the app, `/app/billing` for example */
export function adminAddress(domain: string, path: string): string {
  const store = domain.replace(/\.myshopify\.com$/, "");
  return env.SHOPIFY_SANDBOX_URL === undefined
    ? `https://admin.shopify.com/store/${store}/apps/${env.SHOPIFY_API_KEY}${path}`
    : `${env.SHOPIFY_SANDBOX_URL}/store/${store}/apps/packshot${path.replace(/^\/app/, "")}`;
}
