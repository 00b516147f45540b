/** The app's registration at eBay. https://developer.ebay.com/api-docs/static/oauth-credentials.html */
export interface EbayConfig {
  /** App ID of the production keyset. */
  readonly clientId: string;
  /** Cert ID. */
  readonly clientSecret: string;
  /** eBay's name for the address sellers come back to; the address itself is kept at eBay. */
  readonly ruName: string;
  /** Stands in for every address of eBay; null for eBay itself. */
  readonly sandboxUrl: string | null;
}

const scope = "https://api.ebay.com/oauth/api_scope";

export const ebayScopes = [scope, `${scope}/sell.inventory`, `${scope}/commerce.identity.readonly`] as const;

/** @param url of eBay @returns the same at the stand-in, when there is one */
export function addressOf({ sandboxUrl }: EbayConfig, url: string): URL {
  const { pathname, search } = new URL(url);
  return sandboxUrl === null ? new URL(url) : new URL(`${pathname}${search}`, sandboxUrl);
}
