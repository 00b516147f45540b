/** Starts a stand-in for Etsy: its Open API v3, its sign-in and its listing pages, over HTTP on 127.0.0.1. */
import { Hono } from "hono";
import { join } from "node:path";

import { type OperationCall, serveApi } from "../common/open-api.ts";
import { openPictures } from "../common/pictures.ts";
import { serve } from "../common/serve.ts";
import { openStandIn, type StandIn, standInApp, type StandInEnv } from "../common/stand-in.ts";
import { openStateFile } from "../common/state-file.ts";
import { openTokens, type Grant } from "../common/tokens.ts";
import { bearer, openAdmission } from "./admission.ts";
import { controlsRoute } from "./controls.ts";
import { etsyDocument } from "./document.ts";
import { etsyOperations, refuse } from "./operations.ts";
import { pagesRoute } from "./pages.ts";
import { type EtsyState, freshState } from "./records.ts";
import { etsyTokenRules, signInRoute } from "./sign-in.ts";

export interface EtsySandboxOptions {
  readonly port?: number;
  /** The app's key and shared secret; both go into x-api-key. */
  readonly keystring?: string;
  readonly sharedSecret?: string;
  /** Keeps everything over a restart. */
  readonly stateDir?: string;
  /** Calls an app may make; a typical new commercial app has 10 a second and 10,000 a day. */
  readonly perSecond?: number;
  readonly perDay?: number;
}

export interface EtsySandbox extends StandIn {
  readonly url: string;
  readonly keystring: string;
  readonly sharedSecret: string;
  readonly state: EtsyState;
  readonly violations: readonly string[];
  stop(): Promise<void>;
}

export async function startEtsySandbox(options: EtsySandboxOptions = {}): Promise<EtsySandbox> {
  const { keystring = "etsy-key", sharedSecret = "etsy-secret", stateDir = null } = options;
  const standIn = openStandIn();
  const file = openStateFile(stateDir, freshState());
  const { state } = file;
  const pictures = openPictures(stateDir === null ? null : join(stateDir, "pictures"));
  const tokens = openTokens(standIn.clock, etsyTokenRules, state);
  let origin = "";
  const holderOf = (call: OperationCall): Grant | null => tokens.holderOf(bearer(call.headers));
  const api = await serveApi({
    document: etsyDocument,
    operations: etsyOperations({ state, pictures, clock: standIn.clock, origin: () => origin, holderOf }),
    refuse,
  });

  const routes = new Hono<StandInEnv>();
  const admission = openAdmission(state, tokens, standIn.clock, {
    apiKey: `${keystring}:${sharedSecret}`,
    perSecond: options.perSecond ?? 10,
    perDay: options.perDay ?? 10_000,
  });
  routes.route("/", signInRoute(state, tokens, keystring));
  routes.all("/v3/application/*", async (context) => {
    const refused = admission(context);
    if (refused !== null) return refused;
    const { status, body } = await api.handle(context);
    return body === undefined ? context.body(null, 204) : context.json(body, status as 200);
  });
  routes.route(
    "/",
    pagesRoute(state, pictures, () => origin),
  );

  const app = standInApp(standIn, {
    operationOf: api.operationOf,
    refusals: {
      tooMany: (seconds) =>
        Response.json(
          { error: "Has exceeded rate limit." },
          { status: 429, headers: seconds === undefined ? {} : { "retry-after": seconds.toString() } },
        ),
      broken: (status) => Response.json({ error: "server_error" }, { status }),
    },
    routes,
    controls: controlsRoute(state, pictures, standIn.clock, tokens, () => api.violations),
    save: file.save,
  });
  const listening = await serve(app, { port: options.port ?? 0 });
  origin = `http://127.0.0.1:${listening.port.toString()}`;
  return {
    ...standIn,
    url: origin,
    keystring,
    sharedSecret,
    state,
    violations: api.violations,
    async stop() {
      standIn.faults.clear();
      file.save();
      await listening.stop();
    },
  };
}
