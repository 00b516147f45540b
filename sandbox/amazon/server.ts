/**
 * Starts a stand-in for Amazon over HTTP on 127.0.0.1: the Selling Partner API of all regions, Seller Central's consent
 * page, Login with Amazon, the store of documents, and the products' pages.
 */
import { Hono } from "hono";
import { randomUUID } from "node:crypto";
import { join } from "node:path";

import { type Operation, type OperationCall, serveApi } from "../common/open-api.ts";
import { openPictures } from "../common/pictures.ts";
import { serve } from "../common/serve.ts";
import { openStandIn, type StandIn, standInApp, type StandInEnv } from "../common/stand-in.ts";
import { openStateFile } from "../common/state-file.ts";
import { openTokens } from "../common/tokens.ts";
import { openAdmission, tokenOf, tooMany, type UsagePlan } from "./admission.ts";
import { controlsRoute } from "./controls.ts";
import { amazonDocument } from "./document.ts";
import { feedOperations } from "./feed-operations.ts";
import { listingOperations } from "./listing-operations.ts";
import { pagesRoute } from "./pages.ts";
import { openProcessing } from "./processing.ts";
import { productTypeOperations } from "./product-types.ts";
import { type AmazonState, freshState } from "./records.ts";
import { refuse } from "./refuse.ts";
import { type AmazonApp, amazonTokenRules, signInRoute } from "./sign-in.ts";
import { participationsOf } from "./stores.ts";

export interface AmazonSandboxOptions extends Partial<AmazonApp> {
  readonly port?: number;
  /** Keeps everything over a restart. */
  readonly stateDir?: string;
  /** Until an accepted change is worked on. */
  readonly processingMs?: number;
  /** Whether Amazon's limits apply. */
  readonly isLimited?: boolean;
  /** Other limits than the published ones, by operation; these apply in any case. */
  readonly limits?: Readonly<Record<string, UsagePlan>>;
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
    operations: {
      ...{ getMarketplaceParticipations, ...listingOperations(amazon), ...feedOperations(amazon) },
      ...productTypeOperations(() => origin.replace("http:", "https:")),
    },
    refuse: (complaints, status) => refuse(status, "InvalidInput", complaints.join("; ")),
  });

  const routes = new Hono<StandInEnv>();
  routes.route("/", signInRoute(state, tokens, registration));
  routes.route(
    "/",
    pagesRoute(state, pictures, workOn, () => origin),
  );
  const plans = new Map(Object.entries(options.limits ?? {}));
  const admission = openAdmission(state, tokens, clock, { isLimited, plans });
  routes.all("/*", async (context) => {
    const refused = admission(context, api.operationOf(context.req.method, context.req.path));
    if (refused !== null) return named(refused);
    const { status, body } = await api.handle(context);
    return named(context.json(body as object, status as 200));
  });

  const app = standInApp(standIn, {
    operationOf: api.operationOf,
    refusals: {
      tooMany: (seconds) =>
        named(tooMany(seconds === undefined ? {} : { "retry-after": seconds.toString() })),
      // In the form that a careless client takes for success.
      broken: (status) => named(Response.json({ message: "Service Unavailable" }, { status })),
    },
    routes,
    controls: controlsRoute({ state, pictures, clock, tokens, plans, violations: () => api.violations }),
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

/** Every answer of the API has a name, which Amazon's support asks for. */
function named(response: Response): Response {
  response.headers.set("x-amzn-RequestId", randomUUID());
  return response;
}
