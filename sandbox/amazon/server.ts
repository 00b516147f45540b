/**
 * Starts a stand-in for Amazon over HTTP on 127.0.0.1: the Selling Partner API of all regions, Seller Central's consent
 * page, Login with Amazon, the store of documents, and the products' pages.
 */
import { Hono } from "hono";
import { join } from "node:path";

import { type Operation, type OperationCall, serveApi } from "../common/open-api.ts";
import { openPictures } from "../common/pictures.ts";
import { serve } from "../common/serve.ts";
import { openStandIn, type StandIn, standInApp, type StandInEnv } from "../common/stand-in.ts";
import { openStateFile } from "../common/state-file.ts";
import { openTokens } from "../common/tokens.ts";
import { openAdmission, tokenOf, tooMany } from "./admission.ts";
import { controlsRoute } from "./controls.ts";
import { amazonDocument } from "./document.ts";
import { feedOperations } from "./feed-operations.ts";
import { listingOperations, refuse } from "./listing-operations.ts";
import { pagesRoute } from "./pages.ts";
import { openProcessing } from "./processing.ts";
import { type AmazonState, freshState } from "./records.ts";
import { type AmazonApp, amazonTokenRules, signInRoute } from "./sign-in.ts";

export interface AmazonSandboxOptions extends Partial<AmazonApp> {
  readonly port?: number;
  /** Keeps everything over a restart. */
  readonly stateDir?: string;
  /** Until an accepted change is worked on. */
  readonly processingMs?: number;
  /** Whether Amazon's limits apply. */
  readonly isLimited?: boolean;
}

export interface AmazonSandbox extends StandIn, AmazonApp {
  readonly url: string;
  readonly state: AmazonState;
  readonly violations: readonly string[];
  stop(): Promise<void>;
}

export async function startAmazonSandbox(options: AmazonSandboxOptions = {}): Promise<AmazonSandbox> {
  const { stateDir = null, processingMs = 2_000, isLimited = true } = options;
  const registration: AmazonApp = {
    clientId: options.clientId ?? "amzn1.application-oa2-client.demo",
    clientSecret: options.clientSecret ?? "amzn1.oa2-cs.demo",
    applicationId: options.applicationId ?? "amzn1.sp.solution.demo",
    redirectUrl: options.redirectUrl ?? "http://127.0.0.1/connect",
  };
  const standIn = openStandIn();
  const { clock } = standIn;
  const file = openStateFile(stateDir, freshState());
  const { state } = file;
  const pictures = openPictures(stateDir === null ? null : join(stateDir, "pictures"));
  const tokens = openTokens(clock, amazonTokenRules, state);
  const workOn = openProcessing(pictures, clock);
  let origin = "";
  const holderOf = (call: OperationCall) => tokens.holderOf(tokenOf(call.headers));
  const amazon = { state, clock, workOn, processingMs, origin: () => origin, holderOf };
  const getMarketplaceParticipations: Operation = (call) => ({
    status: 200,
    body: { payload: participationsOf(state, holderOf(call)?.sellerId ?? "") },
  });
  const api = await serveApi({
    document: amazonDocument,
    operations: { getMarketplaceParticipations, ...listingOperations(amazon), ...feedOperations(amazon) },
    refuse: (complaints, status) => refuse(status, "InvalidInput", complaints.join("; ")),
  });

  const routes = new Hono<StandInEnv>();
  routes.route("/", signInRoute(state, tokens, registration));
  routes.route(
    "/",
    pagesRoute(state, pictures, workOn, () => origin),
  );
  const admission = openAdmission(tokens, clock, isLimited);
  routes.all("/*", async (context) => {
    const refused = admission(context, api.operationOf(context.req.method, context.req.path));
    if (refused !== null) return refused;
    const { status, body } = await api.handle(context);
    return context.json(body as object, status as 200);
  });

  const app = standInApp(standIn, {
    operationOf: api.operationOf,
    refusals: {
      tooMany: (seconds) => tooMany(seconds === undefined ? {} : { "retry-after": seconds.toString() }),
      // In the form that a careless client takes for success.
      broken: (status) => Response.json({ message: "Service Unavailable" }, { status }),
    },
    routes,
    controls: controlsRoute(state, pictures, clock, tokens, () => api.violations),
    save: file.save,
  });
  const listening = await serve(app, { port: options.port ?? 0 });
  origin = `http://127.0.0.1:${listening.port.toString()}`;
  return {
    ...{ ...standIn, ...registration, url: origin, state, violations: api.violations },
    async stop() {
      standIn.faults.clear();
      file.save();
      await listening.stop();
    },
  };
}

const stores: Readonly<Record<string, { country: string; domain: string; currency: string }>> = {
  ATVPDKIKX0DER: { country: "US", domain: "www.amazon.com", currency: "USD" },
  A2EUQ1WTGCTBG2: { country: "CA", domain: "www.amazon.ca", currency: "CAD" },
};

function participationsOf({ sellers }: AmazonState, sellerId: string) {
  const seller = sellers.find(({ id }) => id === sellerId);
  return (seller?.marketplaces ?? []).map((id) => {
    const { country = "US", domain = "", currency = "USD" } = stores[id] ?? {};
    return {
      marketplace: {
        ...{ id, name: domain, countryCode: country, domainName: domain },
        ...{ defaultCurrencyCode: currency, defaultLanguageCode: "en_US" },
      },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: seller?.name ?? "",
    };
  });
}
