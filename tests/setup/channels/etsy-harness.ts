/** Etsy's stand-in as the contract suite drives it. */
import { etsyConnector } from "#connectors/etsy/connector.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import { startEtsySandbox } from "../../../sandbox/etsy/server.ts";
import { type ChannelHarness, type NewListing, sha256Of } from "./harness.ts";

const redirectUrl = "https://app.example/connect";

export async function etsyHarness(): Promise<ChannelHarness> {
  const sandbox = await startEtsySandbox({ perSecond: 1_000 });
  const { url, keystring, sharedSecret } = sandbox;
  const connector = etsyConnector({ keystring, sharedSecret, apiUrl: url, signInUrl: url });
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/__sandbox${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return {
    connector,
    region: "global",
    marketplace: "etsy",
    sellerId: "4101",
    async newToken() {
      const codeVerifier = "v".repeat(43);
      const asked = { region: "global", state: "s", codeVerifier, redirectUrl };
      const page = connector.auth.authorizeUrl(asked);
      const consent = new URLSearchParams({ seller: "123", decision: "allow" });
      const back = await fetch(page, { method: "POST", body: consent, redirect: "manual" });
      const parameters = new URL(back.headers.get("location") ?? "").searchParams;
      return (await connector.auth.exchange({ ...asked, parameters })).accessToken;
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
    async end({ externalId }) {
      sandbox.state.listings = sandbox.state.listings.filter(
        (one) => one.listing_id.toString() !== externalId,
      );
      await Promise.resolve();
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
