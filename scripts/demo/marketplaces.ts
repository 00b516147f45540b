/**
 * The marketplaces of the demo: their stand-ins, what the app is told of them, and listings that fit the demo's products.
 * To add one: a line in `marketplaces`, and in sandbox/marketplaces.ts.
 */
import path from "node:path";
import { z } from "zod";
import { Refusal } from "./refusal.ts";
import { startService, type Service, type ServiceOptions } from "./service.ts";

export const marketplaceNames = ["amazon", "ebay", "etsy"] as const;
type MarketplaceName = (typeof marketplaceNames)[number];

export type MarketplacePorts = Readonly<Record<MarketplaceName, number>>;

interface SeedListing {
  readonly title: string;
  readonly sku: string;
  readonly pictures: readonly { readonly base64: string }[];
}

interface Marketplace {
  /** The stand-in's own registration of an app. */
  readonly settings: (url: string) => Readonly<Record<string, string>>;
  /** As its `POST /__sandbox/listings` takes it. */
  readonly listing: (listing: SeedListing) => object;
}

const marketplaces: Readonly<Record<MarketplaceName, Marketplace>> = {
  amazon: {
    settings: (url) => ({
      AMAZON_CLIENT_ID: "amzn1.application-oa2-client.demo",
      AMAZON_CLIENT_SECRET: "amzn1.oa2-cs.demo",
      AMAZON_APP_ID: "amzn1.sp.solution.demo",
      AMAZON_SANDBOX_URL: url,
    }),
    listing: (listing) => listing,
  },
  ebay: {
    settings: (url) => ({
      EBAY_CLIENT_ID: "ebay-app",
      EBAY_CLIENT_SECRET: "ebay-cert",
      EBAY_RU_NAME: "Packshot-Packshot-PRD-abcdef",
      EBAY_SANDBOX_URL: url,
    }),
    listing: (listing) => listing,
  },
  etsy: {
    settings: (url) => ({
      ETSY_KEYSTRING: "etsy-key",
      ETSY_SHARED_SECRET: "etsy-secret",
      ETSY_SANDBOX_URL: url,
    }),
    listing: ({ sku, ...rest }) => ({ ...rest, skus: [sku] }),
  },
};

const addressOf = (ports: MarketplacePorts, name: MarketplaceName) => `http://127.0.0.1:${ports[name]}`;

/** For the web process and the worker. */
export function marketplaceSettings(ports: MarketplacePorts): Record<string, string> {
  return Object.assign(
    {},
    ...marketplaceNames.map((name) => marketplaces[name].settings(addressOf(ports, name))),
  ) as Record<string, string>;
}

export const marketplaceAddresses = (ports: MarketplacePorts): string[] =>
  marketplaceNames.map((name) => addressOf(ports, name));

export function startMarketplaces(
  options: Pick<ServiceOptions, "logDir" | "signal">,
  {
    dataDir,
    ports,
    appUrl,
  }: { readonly dataDir: string; readonly ports: MarketplacePorts; readonly appUrl: string },
): Promise<Service> {
  const chosen = marketplaceNames.flatMap((name) => [`--${name}`, String(ports[name])]);
  return startService({
    ...options,
    ...{ name: "marketplaces", env: process.env, ready: /"etsy":/ },
    args: [
      "sandbox/marketplaces.ts",
      "--app-url",
      appUrl,
      "--state",
      path.join(dataDir, "marketplaces"),
      ...chosen,
    ],
  });
}

const listingCount = 12;

const shopSchema = z.object({
  products: z.array(
    z.object({
      title: z.string(),
      status: z.string(),
      variants: z.array(z.object({ sku: z.string() })),
      media: z.array(z.object({ url: z.string().nullish() })),
    }),
  ),
});

/** The first time: listings with the SKUs of some products, and their first photo as it is. */
export async function stockMarketplaces(
  ports: MarketplacePorts,
  sandboxUrl: string,
  shopDomain: string,
): Promise<void> {
  const empty: MarketplaceName[] = [];
  for (const name of marketplaceNames)
    if ((await countListings(addressOf(ports, name))) === 0) empty.push(name);
  if (empty.length === 0) return;
  const listings = await listingsOf(sandboxUrl, shopDomain);
  for (const name of empty) {
    const body = JSON.stringify(listings.map((listing) => marketplaces[name].listing(listing)));
    const answer = await fetch(`${addressOf(ports, name)}/__sandbox/listings`, { method: "POST", body });
    if (!answer.ok)
      throw new Refusal(`expected ${name}'s stand-in to take listings but it answered ${answer.status}`);
  }
}

async function countListings(url: string): Promise<number> {
  const answer = await fetch(`${url}/__sandbox/listings`);
  return z.array(z.unknown()).parse(await answer.json()).length;
}

async function listingsOf(sandboxUrl: string, shopDomain: string): Promise<SeedListing[]> {
  const state = await fetch(`${sandboxUrl}/__sandbox/state?shop=${shopDomain}`);
  const { products } = shopSchema.parse(await state.json());
  const found: SeedListing[] = [];
  for (const { title, status, variants, media } of products) {
    const [sku, url] = [variants[0]?.sku ?? "", media[0]?.url];
    if (found.length === listingCount || status !== "ACTIVE" || sku === "" || !url) continue;
    const photo = await fetch(url);
    if (photo.ok)
      found.push({ title, sku, pictures: [{ base64: Buffer.from(await photo.bytes()).toString("base64") }] });
  }
  return found;
}
