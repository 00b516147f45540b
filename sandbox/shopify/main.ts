/** node sandbox/shopify/main.ts --api-key K --api-secret S --app-url URL [--port N] … : starts and prints its address. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import type { SandboxOptions } from "./options.ts";
import { startSandbox } from "./server.ts";
import { readSubscriptions } from "./webhooks/subscriptions.ts";

const usage = `node sandbox/shopify/main.ts --api-key K --api-secret S --app-url URL
  [--port N] [--state DIR] [--seed demo|none|large] [--app-config shopify.app.toml]
  [--extensions DIR] [--large-products 50000] [--bulk-delay-ms 300]
  [--media-delay-ms 300] [--job-delay-ms 100] [--webhook-retry-ms 1000]`;

function readOptions(): SandboxOptions {
  const { values } = parseArgs({
    options: {
      "api-key": { type: "string" },
      "api-secret": { type: "string" },
      "app-url": { type: "string" },
      "app-config": { type: "string" },
      port: { type: "string" },
      state: { type: "string" },
      extensions: { type: "string" },
      seed: { type: "string" },
      "large-products": { type: "string" },
      "bulk-delay-ms": { type: "string" },
      "media-delay-ms": { type: "string" },
      "job-delay-ms": { type: "string" },
      "webhook-retry-ms": { type: "string" },
    },
  });
  const { "api-key": apiKey, "api-secret": apiSecret, "app-url": appUrl, seed = "demo" } = values;
  if (!apiKey || !apiSecret || !appUrl) throw new Error("expected --api-key, --api-secret and --app-url");
  if (seed !== "demo" && seed !== "none" && seed !== "large")
    throw new Error(`expected demo, none or large for --seed but received ${seed}`);
  const config = values["app-config"];
  return {
    apiKey,
    apiSecret,
    appUrl,
    seed,
    ...(values.state !== undefined && { stateDir: values.state }),
    ...(values.extensions !== undefined && { extensionsDir: values.extensions }),
    ...(config !== undefined && { subscriptions: readSubscriptions(readFileSync(config, "utf8")) }),
    ...wholeNumber("port", values.port),
    ...wholeNumber("mediaDelayMs", values["media-delay-ms"]),
    ...wholeNumber("largeProducts", values["large-products"]),
    ...wholeNumber("bulkDelayMs", values["bulk-delay-ms"]),
    ...wholeNumber("jobDelayMs", values["job-delay-ms"]),
    ...wholeNumber("webhookRetryMs", values["webhook-retry-ms"]),
  };
}

function wholeNumber(name: string, text: string | undefined): Record<string, number> {
  if (text === undefined) return {};
  if (/^\d+$/.test(text)) return { [name]: Number(text) };
  throw new Error(`expected a whole number for ${name} but received ${text}`);
}

try {
  const sandbox = await startSandbox(readOptions());
  console.log(JSON.stringify({ url: sandbox.url }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 1;
}
