/** The app's registration at Etsy. https://developers.etsy.com/documentation/essentials/authentication */
export interface EtsyConfig {
  readonly keystring: string;
  /** Every call carries `keystring:shared secret` in x-api-key. */
  readonly sharedSecret: string;
  /** Where the API is; https://api.etsy.com unless a sandbox stands in. */
  readonly apiUrl: string;
  /** Where the seller signs in; https://www.etsy.com unless a sandbox stands in. */
  readonly signInUrl: string;
}

export const etsyScopes = ["listings_r", "listings_w", "shops_r"] as const;
