/** `fetch` for Shopify's admin; with SHOPIFY_SANDBOX_URL every shop's calls go to the sandbox instead. */
import { env } from "#services/env.ts";

const shopAddress = /^https:\/\/([a-z0-9][a-z0-9-]*\.myshopify\.com)(\/.*)$/i;

export const shopFetch: typeof fetch = (input, init) => {
  const address = input instanceof Request ? input.url : input.toString();
  const [, shop, path] = shopAddress.exec(address) ?? [];
  if (env.SHOPIFY_SANDBOX_URL === undefined || shop === undefined || path === undefined) {
    return fetch(input, init);
  }
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set("x-shopify-shop-domain", shop);
  return fetch(new URL(path, env.SHOPIFY_SANDBOX_URL), { ...init, headers });
};
