/** eBay's stand-in as the contract suite drives it. */
import { ebayConnector } from "#connectors/ebay/connector.ts";
import type { ChannelTokens } from "#core/publishing/account.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import type { NewEbayListing } from "../../../sandbox/ebay/seed.ts";
import type { EbayListing, EbayState } from "../../../sandbox/ebay/records.ts";
import { startEbaySandbox } from "../../../sandbox/ebay/server.ts";
import { type ChannelHarness, type HarnessOptions, type NewListing, sha256Of } from "./harness.ts";

const sellerId = "eb7k2demo01";

export interface EbayHarness extends ChannelHarness {
  readonly url: string;
  readonly state: EbayState;
  /** For a process that shall find this stand-in. */
  readonly settings: Readonly<Record<string, string>>;
  newTokens(): Promise<ChannelTokens>;
  /** Requests that a fault holds at this moment. */
  held(): number;
  /** A listing of any kind, with variations or without. */
  seedAs(listing: NewEbayListing): Promise<ListingRef>;
}

export async function ebayHarness({ isLimited = false }: HarnessOptions = {}): Promise<EbayHarness> {
  const sandbox = await startEbaySandbox(isLimited ? {} : { uploadsPerFiveSeconds: 1_000_000 });
  const { url, clientId, clientSecret, ruName, state } = sandbox;
  const connector = ebayConnector({ clientId, clientSecret, ruName, sandboxUrl: url });
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/__sandbox${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const newTokens = async (seller = sellerId) => {
    const asked = { region: "global", state: "s", codeVerifier: "v".repeat(43), redirectUrl: "" };
    const consent = new URLSearchParams({ seller, decision: "allow" });
    const page = connector.auth.authorizeUrl(asked);
    const back = await fetch(page, { method: "POST", body: consent, redirect: "manual" });
    const parameters = new URL(back.headers.get("location") ?? "").searchParams;
    return connector.auth.exchange({ ...asked, parameters });
  };
  const seedAs = async (asked: NewEbayListing): Promise<ListingRef> => {
    const [made] = (await (await control("POST", "/listings", [asked])).json()) as EbayListing[];
    const kind = asked.kind ?? "inventory";
    const externalId = kind === "trading" ? (made?.listingId ?? "") : asked.sku;
    return { marketplace: "EBAY_US", externalId, kind };
  };
  const numberOf = ({ externalId }: ListingRef) =>
    state.listings.find(({ key, listingId }) => key === externalId || listingId === externalId)?.listingId ??
    "";
  return {
    connector,
    clock: sandbox.clock,
    region: "global",
    marketplace: "EBAY_US",
    sellerId,
    newTokens,
    newToken: async () => (await newTokens()).accessToken,
    otherToken: async () => (await newTokens("eb7k2other2")).accessToken,
    url,
    state,
    settings: {
      EBAY_CLIENT_ID: clientId,
      EBAY_CLIENT_SECRET: clientSecret,
      EBAY_RU_NAME: ruName,
      EBAY_SANDBOX_URL: url,
    },
    seedAs,
    seed: ({ title, sku, pictures }: NewListing) =>
      seedAs({
        ...{ title, sku },
        pictures: pictures.map(({ bytes }) => ({ base64: Buffer.from(bytes).toString("base64") })),
      }),
    async shown(listing) {
      const page = await (await fetch(`${url}/itm/${numberOf(listing)}`)).text();
      const addresses = [...page.matchAll(/<img src="([^"]+)"/g)].map((found) => found[1] ?? "");
      return Promise.all(addresses.map(async (address) => sha256Of(await (await fetch(address)).bytes())));
    },
    async end(listing) {
      await control("PATCH", `/listings/${numberOf(listing)}`, { state: "ended" });
    },
    arm: (fault) => void sandbox.faults.add(fault),
    held: () => sandbox.faults.list().reduce((sum, { held }) => sum + held, 0),
    clearFaults: () => {
      sandbox.faults.clear();
    },
    writes: { operation: "createImageFromFile" },
    calls: sandbox.calls,
    violations: () => sandbox.violations,
    expireTokens: () => void control("POST", "/tokens/expire"),
    revoke: () => void control("POST", "/tokens/revoke", { sellerId }),
    stop: () => sandbox.stop(),
  };
}
