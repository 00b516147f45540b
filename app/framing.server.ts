/** Which pages may show ours in a frame: Shopify's admin for the shop at hand, and the sandbox's when there is one. */
import { env } from "#services/env.ts";
import { addDocumentResponseHeaders } from "./shopify.server.ts";

const policyHeader = "Content-Security-Policy";

/** Sets the policy on a page's headers; a page without a shop may be framed by nobody. */
export function allowFraming(request: Request, headers: Headers): void {
  addDocumentResponseHeaders(request, headers);
  if (!headers.has(policyHeader)) headers.set(policyHeader, "frame-ancestors 'none';");
  allowSandbox(headers);
}

/** Widens the policy the library has set; it knows only Shopify's own hosts. */
export function allowSandbox(headers: Headers): void {
  if (env.SHOPIFY_SANDBOX_URL === undefined) return;
  const policy = headers.get(policyHeader) ?? "";
  if (!policy.includes("https://admin.shopify.com")) return;
  headers.set(policyHeader, policy.replace(/;\s*$/, ` ${env.SHOPIFY_SANDBOX_URL};`));
  // The library asks the browser to load App Bridge from Shopify early; the sandbox has its own.
  headers.delete("Link");
}
