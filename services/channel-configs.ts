/** The apps this installation has registered with marketplaces, as its settings say. */
import type { Env } from "./env.ts";

/** In the form of connectors/index.ts:ChannelConfigs; a channel without settings is left out. */
export function channelConfigs(env: Env) {
  const { ETSY_KEYSTRING, ETSY_SHARED_SECRET, ETSY_SANDBOX_URL } = env;
  const { AMAZON_CLIENT_ID, AMAZON_CLIENT_SECRET, AMAZON_APP_ID, AMAZON_SANDBOX_URL } = env;
  const { EBAY_CLIENT_ID, EBAY_CLIENT_SECRET, EBAY_RU_NAME, EBAY_SANDBOX_URL } = env;
  return {
    ...(AMAZON_CLIENT_ID !== undefined &&
      AMAZON_CLIENT_SECRET !== undefined &&
      AMAZON_APP_ID !== undefined && {
        amazon: {
          clientId: AMAZON_CLIENT_ID,
          clientSecret: AMAZON_CLIENT_SECRET,
          applicationId: AMAZON_APP_ID,
          sandboxUrl: AMAZON_SANDBOX_URL ?? null,
        },
      }),
    ...(EBAY_CLIENT_ID !== undefined &&
      EBAY_CLIENT_SECRET !== undefined &&
      EBAY_RU_NAME !== undefined && {
        ebay: {
          clientId: EBAY_CLIENT_ID,
          clientSecret: EBAY_CLIENT_SECRET,
          ruName: EBAY_RU_NAME,
          sandboxUrl: EBAY_SANDBOX_URL ?? null,
        },
      }),
    ...(ETSY_KEYSTRING !== undefined &&
      ETSY_SHARED_SECRET !== undefined && {
        etsy: {
          keystring: ETSY_KEYSTRING,
          sharedSecret: ETSY_SHARED_SECRET,
          apiUrl: ETSY_SANDBOX_URL ?? "https://api.etsy.com",
          signInUrl: ETSY_SANDBOX_URL ?? "https://www.etsy.com",
        },
      }),
  };
}
