/** Amazon's stores and regions, as far as the stand-in has sellers in them. To add a store: a line in the table. */
import type { AmazonState } from "./records.ts";

interface Store {
  readonly region: string;
  readonly country: string;
  readonly domain: string;
  readonly currency: string;
  readonly language: string;
}

const stores: Readonly<Record<string, Store>> = {
  ATVPDKIKX0DER: store("na", "US", "www.amazon.com", "USD", "en_US"),
  A2EUQ1WTGCTBG2: store("na", "CA", "www.amazon.ca", "CAD", "en_CA"),
  A1F83G8C2ARO7P: store("eu", "GB", "www.amazon.co.uk", "GBP", "en_GB"),
  A1PA6795UKMFR9: store("eu", "DE", "www.amazon.de", "EUR", "de_DE"),
};

function store(region: string, country: string, domain: string, currency: string, language: string): Store {
  return { region, country, domain, currency, language };
}

/** Of `sellingpartnerapi-eu.amazon.com`; null for an address that is no region's, such as 127.0.0.1. */
export function regionOfHost(host: string): string | null {
  return /^sellingpartnerapi-([a-z]+)\.amazon\.com/.exec(host)?.[1] ?? null;
}

/** Those in which the seller has stores; only there a token of theirs is good. */
export function regionsOf({ sellers }: AmazonState, sellerId: string): ReadonlySet<string> {
  const marketplaces = sellers.find(({ id }) => id === sellerId)?.marketplaces ?? [];
  return new Set(marketplaces.flatMap((id) => stores[id]?.region ?? []));
}

/** The answer to getMarketplaceParticipations. */
export function participationsOf({ sellers }: AmazonState, sellerId: string) {
  const seller = sellers.find(({ id }) => id === sellerId);
  return (seller?.marketplaces ?? []).flatMap((id) => {
    const known = stores[id];
    if (known === undefined) return [];
    return {
      marketplace: {
        ...{ id, name: known.domain, countryCode: known.country, domainName: known.domain },
        ...{ defaultCurrencyCode: known.currency, defaultLanguageCode: known.language },
      },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: seller?.name ?? "",
    };
  });
}
