/** Amazon's stand-in as the contract suite drives it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { amazonConnector } from "#connectors/amazon/connector.ts";
import type { ChannelTokens } from "#core/publishing/account.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import type { AmazonChange } from "../../../sandbox/amazon/controls.ts";
import type { AmazonListing } from "../../../sandbox/amazon/records.ts";
import { startAmazonSandbox } from "../../../sandbox/amazon/server.ts";
import {
  type ChannelHarness,
  type HarnessOptions,
  type NewListing,
  type PictureHost,
  sha256Of,
} from "./harness.ts";

const redirectUrl = "https://app.example/connect";
const sellerId = "A2DEMOSELLER1";
const marketplace = "ATVPDKIKX0DER";
const processingMs = 60_000;

interface NewAmazonListing extends NewListing {
  readonly productType?: string;
}

export interface AmazonHarness extends ChannelHarness {
  seed(listing: NewAmazonListing): Promise<ListingRef>;
  readonly url: string;
  /** For a process that shall find this stand-in. */
  readonly settings: Readonly<Record<string, string>>;
  newTokens(): Promise<ChannelTokens>;
  /** Requests that a fault holds at this moment. */
  held(): number;
  /** Feeds that Amazon has taken. */
  feeds(): number;
  /** Amazon, or somebody in Seller Central, does this to the listing. */
  change(listing: ListingRef, change: AmazonChange): Promise<void>;
  /** Accepted changes are worked on. */
  settle(): Promise<void>;
}

export async function amazonHarness({ isLimited = false }: HarnessOptions = {}): Promise<AmazonHarness> {
  const sandbox = await startAmazonSandbox({ redirectUrl, processingMs, isLimited });
  const { url, clientId, clientSecret, applicationId } = sandbox;
  const connector = amazonConnector({ clientId, clientSecret, applicationId, sandboxUrl: url });
  const pictures = await openPictureHost();
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/__sandbox${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const newTokens = async (seller = sellerId) => {
    const asked = { region: "na", state: "s", codeVerifier: "v".repeat(43), redirectUrl };
    const consent = new URLSearchParams({ seller, decision: "allow" });
    const page = connector.auth.authorizeUrl(asked);
    const back = await fetch(page, { method: "POST", body: consent, redirect: "manual" });
    const parameters = new URL(back.headers.get("location") ?? "").searchParams;
    return connector.auth.exchange({ ...asked, parameters });
  };
  const find = ({ externalId }: ListingRef): AmazonListing | undefined =>
    sandbox.state.listings.findLast(({ sku }) => sku === externalId);
  const change = async (ref: ListingRef, asked: AmazonChange) => {
    await control("PATCH", `/listings/${find(ref)?.asin ?? ""}`, asked);
  };
  return {
    ...{ clock: sandbox.clock },
    ...{ connector, region: "na", marketplace, sellerId, namesSeller: true, pictures, newTokens, change },
    newToken: async () => (await newTokens()).accessToken,
    otherToken: async () => (await newTokens("A3DEMOSELLER2")).accessToken,
    url,
    settings: {
      ...{ AMAZON_CLIENT_ID: clientId, AMAZON_CLIENT_SECRET: clientSecret },
      ...{ AMAZON_APP_ID: applicationId, AMAZON_SANDBOX_URL: url },
    },
    held: () => sandbox.faults.list().reduce((sum, { held }) => sum + held, 0),
    feeds: () => sandbox.state.feeds.length,
    async settle() {
      await control("POST", "/clock", { advanceMs: processingMs });
    },
    async seed({ title, sku, productType, pictures: given }: NewAmazonListing): Promise<ListingRef> {
      const sent = given.map(({ bytes }) => ({ base64: Buffer.from(bytes).toString("base64") }));
      await control("POST", "/listings", { title, sku, productType, pictures: sent });
      return { marketplace, externalId: sku, kind: "sku" };
    },
    async shown(ref) {
      const page = await (await fetch(`${url}/dp/${find(ref)?.asin ?? ""}`)).text();
      const addresses = [...page.matchAll(/<img src="([^"]+)"/g)].map((found) => found[1] ?? "");
      return Promise.all(addresses.map(async (address) => sha256Of(await (await fetch(address)).bytes())));
    },
    end: (ref) => change(ref, { isGone: true }),
    arm: (fault) => void sandbox.faults.add(fault),
    clearFaults: () => {
      sandbox.faults.clear();
    },
    writes: { operation: "patchListingsItem" },
    calls: sandbox.calls,
    violations: () => sandbox.violations,
    expireTokens: () => void control("POST", "/tokens/expire"),
    revoke: () => void control("POST", "/tokens/revoke", { sellerId }),
    async stop() {
      pictures.stop();
      await sandbox.stop();
    },
  };
}

/** Serves pictures by the hash of their bytes, as the app's public pictures are. */
async function openPictureHost(): Promise<PictureHost & { stop(): void }> {
  const files = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? "").slice(1).replace(/\.[a-z]+$/, ""));
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "image/jpeg" }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port.toString()}`,
    offer: (sha256, bytes) => void files.set(sha256, bytes),
    stop: () => server.close(),
  };
}
