/**
 * Amazon's stores and the regions they belong to: one sign-in and one API address for each region.
 *
 * To add one: a line here. https://developer-docs.amazon.com/sp-api/docs/marketplace-ids
 */
import { AppError } from "#core/errors.ts";

export const amazonRegions = ["na", "eu", "fe"] as const;
export type AmazonRegion = (typeof amazonRegions)[number];

/** Domains of the stores, by the id that calls name them with. */
const domains: Readonly<Record<string, string>> = {
  A2EUQ1WTGCTBG2: "amazon.ca",
  ATVPDKIKX0DER: "amazon.com",
  A1AM78C64UM0Y8: "amazon.com.mx",
  A2Q3Y263D00KWC: "amazon.com.br",
  A28R8C7NBKEWEA: "amazon.ie",
  A1RKKUPIHCS9HS: "amazon.es",
  A1F83G8C2ARO7P: "amazon.co.uk",
  A13V1IB3VIYZZH: "amazon.fr",
  AMEN7PMS3EDWL: "amazon.com.be",
  A1805IZSGTT6HS: "amazon.nl",
  A1PA6795UKMFR9: "amazon.de",
  APJ6JRA9NG5V4: "amazon.it",
  A2NODRKZP88ZB9: "amazon.se",
  AE08WJ6YKNBMC: "amazon.co.za",
  A1C3SOZRARQ6R3: "amazon.pl",
  ARBP9OOSHTCHU: "amazon.eg",
  A33AVAJ2PDY3EV: "amazon.com.tr",
  A17E79C6D8DWNP: "amazon.sa",
  A2VIGQ35RCS4UG: "amazon.ae",
  A21TJRUUN4KGV: "amazon.in",
  A19VAU5U5O7RUS: "amazon.sg",
  A39IBJ37TRP1C6: "amazon.com.au",
  A1VC38T7YXB528: "amazon.co.jp",
};

const sellerCentrals: Readonly<Record<AmazonRegion, string>> = {
  na: "https://sellercentral.amazon.com",
  eu: "https://sellercentral-europe.amazon.com",
  fe: "https://sellercentral.amazon.co.jp",
};

/** @throws AppError BAD_INPUT */
export function regionOf(name: string): AmazonRegion {
  const region = amazonRegions.find((one) => one === name);
  if (region !== undefined) return region;
  throw new AppError("BAD_INPUT", `expected a region of Amazon but received "${name}"`);
}

export function apiHost(region: AmazonRegion): string {
  return `sellingpartnerapi-${region}.amazon.com`;
}

/** Where sellers of a region sign in. */
export function sellerCentral(region: AmazonRegion, sandboxUrl: string | null): string {
  return sandboxUrl ?? sellerCentrals[region];
}

/** False for the entries that stand for other services, which the list of a seller's marketplaces holds as well. */
export function isStore(marketplace: string): boolean {
  return marketplace in domains;
}

/** The page on which buyers see it. */
export function buyerUrl(marketplace: string, asin: string, sandboxUrl: string | null): string | null {
  const domain = domains[marketplace];
  if (domain === undefined) return null;
  return `${sandboxUrl ?? `https://www.${domain}`}/dp/${encodeURIComponent(asin)}`;
}
