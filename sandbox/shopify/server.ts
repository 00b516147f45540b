/** Starts a sandbox: one HTTP server that stands where Shopify stands. */
import { createAdaptorServer } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";

import { authRoute } from "./auth/route.ts";
import { resultsRoute } from "./bulk/results-route.ts";
import { openFaults } from "../common/faults.ts";
import { openRequestLog } from "./control/request-log.ts";
import { controlRoute } from "./control/route.ts";
import { strike } from "./control/strike.ts";
import { extensionsRoute } from "./extensions/route.ts";
import { graphqlRoute } from "./graphql/route.ts";
import { openBuckets } from "./graphql/throttle.ts";
import type { SandboxEnv } from "./http.ts";
import { cdnRoute } from "./media/cdn-route.ts";
import { continueProcessing } from "./media/start-processing.ts";
import { type SandboxOptions, type SandboxSettings, withDefaults } from "./options.ts";
import { chargesRoute } from "./pages/charges-route.ts";
import { pages } from "./pages/pages.ts";
import type { Platform } from "./platform.ts";
import { seedShops } from "./seed-shops.ts";
import { openStore } from "./store.ts";
import { openTimers } from "../common/timers.ts";
import { uploadsRoute } from "./uploads/route.ts";
import { openWebhooks } from "./webhooks/webhooks.ts";

export interface Sandbox extends Platform {
  /** "http://127.0.0.1:4010" */
  readonly url: string;
  stop(): Promise<void>;
}

/** Listens on 127.0.0.1, seeds empty shops, and goes on with images that were being processed. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const settings = withDefaults(options);
  const platform = openPlatform(settings);
  const { store, timers, faults } = platform;
  const server = createAdaptorServer({ fetch: routes(platform).fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, "127.0.0.1", resolve);
  });
  store.origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  await seedShops(store);
  for (const shop of store.shops.values()) {
    for (const file of shop.files.values())
      if (file.pendingSource !== null) continueProcessing(platform, shop, file);
  }
  return {
    ...platform,
    url: store.origin,
    async stop() {
      timers.clear();
      faults.clear();
      store.save();
      store.close();
      await new Promise((resolve) => {
        server.close(resolve);
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
    },
  };
}

function openPlatform(settings: SandboxSettings): Platform {
  const store = openStore(settings);
  const timers = openTimers();
  return {
    store,
    timers,
    faults: openFaults(),
    requests: openRequestLog(),
    buckets: openBuckets(),
    webhooks: openWebhooks(store, timers, settings.subscriptions),
  };
}

function routes(platform: Platform): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  // The control surface is beyond the reach of its own faults.
  app.route("/__sandbox", controlRoute(platform));
  app.use(strike(platform));
  app.route("/", authRoute(platform));
  app.route("/", graphqlRoute(platform));
  app.route("/", uploadsRoute(platform));
  app.route("/", cdnRoute(platform));
  app.route("/", resultsRoute(platform));
  app.route("/", chargesRoute(platform.store));
  app.route("/", extensionsRoute(platform.store));
  app.route("/", pages(platform.store, platform.store.settings));
  return app;
}
