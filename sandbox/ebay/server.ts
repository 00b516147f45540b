/** Starts a stand-in for eBay: sign-in, REST, Trading, picture services and listing pages, over HTTP on 127.0.0.1. */
import { Hono } from "hono";
import { randomUUID } from "node:crypto";
import { join } from "node:path";

import { openPictures } from "../common/pictures.ts";
import { serve } from "../common/serve.ts";
import { openStandIn, type StandIn, standInApp, type StandInEnv } from "../common/stand-in.ts";
import { openStateFile } from "../common/state-file.ts";
import { openTokens } from "../common/tokens.ts";
import { type EbayLimits, openAdmission } from "./admission.ts";
import { controlsRoute } from "./controls.ts";
import { pagesRoute } from "./pages.ts";
import { openPictureServices } from "./picture-services.ts";
import type { EbayPlace } from "./place.ts";
import { type EbayState, freshState, moveTo } from "./records.ts";
import { answerOf, systemError, tooMany } from "./refusal.ts";
import { bearer, restRoute, serveRest } from "./rest.ts";
import { tradingRoute } from "./trading/route.ts";
import { type EbayApp, ebayTokenRules, signInRoute } from "./sign-in.ts";

export interface EbaySandboxOptions extends Partial<EbayApp>, Partial<EbayLimits> {
  readonly port?: number;
  /** Keeps everything over a restart. */
  readonly stateDir?: string;
  /** Origins from which createImageFromUrl takes pictures by plain HTTP. */
  readonly plainOrigins?: readonly string[];
}

export interface EbaySandbox extends StandIn, EbayApp {
  readonly url: string;
  readonly state: EbayState;
  readonly violations: readonly string[];
  stop(): Promise<void>;
}

export async function startEbaySandbox(options: EbaySandboxOptions = {}): Promise<EbaySandbox> {
  const { stateDir = null } = options;
  const app: EbayApp = {
    clientId: options.clientId ?? "ebay-app",
    clientSecret: options.clientSecret ?? "ebay-cert",
    ruName: options.ruName ?? "Packshot-Packshot-PRD-abcdef",
    redirectUrl: options.redirectUrl ?? "https://app.example/connect",
  };
  const standIn = openStandIn();
  const { clock } = standIn;
  const file = openStateFile(stateDir, freshState());
  const { state } = file;
  const tokens = openTokens(clock, ebayTokenRules, state);
  const origin = () => state.origin;
  const held = openPictures(stateDir === null ? null : join(stateDir, "pictures"));
  const services = openPictureServices({
    state,
    held,
    clock,
    origin,
    plainOrigins: options.plainOrigins ?? [],
  });
  const admission = openAdmission(tokens, clock, {
    inventoryPerDay: options.inventoryPerDay ?? 2_000_000,
    tradingPerDay: options.tradingPerDay ?? 5_000,
    uploadsPerFiveSeconds: options.uploadsPerFiveSeconds ?? 50,
  });
  const place: EbayPlace = {
    ...{ state, services, clock, admission, origin },
    sellerOf: ({ headers }) => tokens.holderOf(bearer(headers))?.sellerId ?? "",
  };
  const api = await serveRest(place);

  const routes = new Hono<StandInEnv>();
  routes.use(async (context, next) => {
    context.header("x-ebay-c-request-id", `ri=${randomUUID()}`);
    await next();
  });
  routes.route("/", signInRoute(state, tokens, app));
  routes.route("/", restRoute(api, admission));
  const tradingViolations: string[] = [];
  routes.route("/", tradingRoute(place, tokens, tradingViolations));
  routes.route("/", pagesRoute(state, services));
  const violations = () => [...api.violations, ...tradingViolations];

  const listening = await serve(
    standInApp(standIn, {
      operationOf: api.operationOf,
      refusals: {
        tooMany: (seconds) =>
          Response.json(answerOf(tooMany).body, {
            status: 429,
            headers: seconds === undefined ? {} : { "retry-after": seconds.toString() },
          }),
        broken: (status) => Response.json(answerOf(systemError(status)).body, { status }),
      },
      routes,
      controls: controlsRoute(place, tokens, violations),
      save: file.save,
    }),
    { port: options.port ?? 0 },
  );
  moveTo(state, `http://127.0.0.1:${listening.port.toString()}`);
  return {
    ...standIn,
    ...app,
    url: state.origin,
    state,
    get violations() {
      return violations();
    },
    async stop() {
      standIn.faults.clear();
      file.save();
      await listening.stop();
    },
  };
}
