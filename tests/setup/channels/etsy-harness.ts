/** Etsy's stand-in as the contract suite drives it. */
import { etsyConnector } from "#connectors/etsy/connector.ts";
import type { ChannelTokens } from "#core/publishing/account.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import { startEtsySandbox } from "../../../sandbox/etsy/server.ts";
import { type ChannelHarness, type HarnessOptions, type NewListing, sha256Of } from "./harness.ts";

const redirectUrl = "https://app.example/connect";

export interface EtsyHarness extends ChannelHarness {
  readonly url: string;
  /** For a process that shall find this stand-in. */
  readonly settings: Readonly<Record<string, string>>;
  newTokens(): Promise<ChannelTokens>;
  /** Requests that a fault holds at this moment. */
  held(): number;
  /** The seller moves the listing to another state in Etsy's own pages. */
  setState(listing: ListingRef, state: "draft" | "expired" | "sold_out"): Promise<void>;
  /** Etsy deletes it. */
  remove(listing: ListingRef): void;
  /** Somebody reverses the order of the pictures in Etsy's own pages. */
  turnAround(listing: ListingRef): Promise<void>;
}

export async function etsyHarness({ isLimited = false }: HarnessOptions = {}): Promise<EtsyHarness> {
  const sandbox = await startEtsySandbox(isLimited ? {} : { perSecond: 1_000 });
  const { url, keystring, sharedSecret } = sandbox;
  const connector = etsyConnector({ keystring, sharedSecret, apiUrl: url, signInUrl: url });
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/__sandbox${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const setState: EtsyHarness["setState"] = async ({ externalId }, state) => {
    await control("PATCH", `/listings/${externalId}`, { state });
  };
  const newTokens = async (seller = "123") => {
    const asked = { region: "global", state: "s", codeVerifier: "v".repeat(43), redirectUrl };
    const consent = new URLSearchParams({ seller, decision: "allow" });
    const page = connector.auth.authorizeUrl(asked);
    const back = await fetch(page, { method: "POST", body: consent, redirect: "manual" });
    const parameters = new URL(back.headers.get("location") ?? "").searchParams;
    return connector.auth.exchange({ ...asked, parameters });
  };
  return {
    connector,
    clock: sandbox.clock,
    region: "global",
    marketplace: "etsy",
    sellerId: "4101",
    newTokens,
    newToken: async () => (await newTokens()).accessToken,
    otherToken: async () => (await newTokens("456")).accessToken,
    url,
    settings: { ETSY_KEYSTRING: keystring, ETSY_SHARED_SECRET: sharedSecret, ETSY_SANDBOX_URL: url },
    held: () => sandbox.faults.list().reduce((sum, { held }) => sum + held, 0),
    turnAround: async ({ externalId }) => {
      await control("PATCH", `/listings/${externalId}`, { reverse: true });
    },
    async seed({ title, sku, pictures }: NewListing): Promise<ListingRef> {
      const sent = pictures.map(({ bytes, alt }) => ({ base64: Buffer.from(bytes).toString("base64"), alt }));
      const made = await control("POST", "/listings", { title, skus: [sku], pictures: sent });
      const [listing] = (await made.json()) as { listing_id: number }[];
      return { marketplace: "etsy", externalId: listing?.listing_id.toString() ?? "", kind: "listing" };
    },
    async shown({ externalId }) {
      const page = await (await fetch(`${url}/listing/${externalId}`)).text();
      const addresses = [...page.matchAll(/<img src="([^"]+)"/g)].map((found) => found[1] ?? "");
      return Promise.all(addresses.map(async (address) => sha256Of(await (await fetch(address)).bytes())));
    },
    end: (listing) => setState(listing, "expired"),
    setState,
    remove({ externalId }) {
      const others = sandbox.state.listings.filter((one) => one.listing_id.toString() !== externalId);
      sandbox.state.listings = others;
    },
    arm: (fault) => void sandbox.faults.add(fault),
    clearFaults: () => {
      sandbox.faults.clear();
    },
    writes: { operation: "uploadListingImage" },
    calls: sandbox.calls,
    violations: () => sandbox.violations,
    expireTokens: () => void control("POST", "/tokens/expire"),
    revoke: () => void control("POST", "/tokens/revoke", { sellerId: "123" }),
    stop: () => sandbox.stop(),
  };
}
