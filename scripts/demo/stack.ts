/** The whole of Packshot on one machine: PostgreSQL, sandbox shop, web process and worker. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startPostgres } from "../embedded-postgres.ts";
import { buildApp } from "./build-app.ts";
import { openDataFolder, postgresDirOf } from "./data-folder.ts";
import {
  marketplaceAddresses,
  marketplaceSettings,
  startMarketplaces,
  stockMarketplaces,
} from "./marketplaces.ts";
import { migrate } from "./migrate.ts";
import { openParts, type Part, type Parts } from "./parts.ts";
import type { Ports } from "./ports.ts";
import { modelsDir } from "./prepare-model.ts";
import { readSecrets, type Secrets } from "./secrets.ts";
import type { ShopSize } from "./shop-size.ts";
import { startService } from "./service.ts";
import { waitForHealth } from "./wait-for-health.ts";

export interface StackOptions {
  readonly dataDir: string;
  readonly ports: Ports;
  /** The small one when left out. */
  readonly shop?: ShopSize;
  /** Starts the stand-ins for marketplaces too, with listings that fit the shop's products. */
  readonly withMarketplaces?: boolean;
  readonly say: (line: string) => void;
  /** Abandons the start. */
  readonly signal?: AbortSignal;
  /** Further settings for the web process and the worker, for example a short WORKER_LOCK_MS. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Stack extends Addresses, Pick<Parts, "whileUp" | "stop"> {}

interface Addresses {
  readonly appUrl: string;
  readonly sandboxUrl: string;
  /** The sandbox shop's admin with the app opened in it. */
  readonly adminUrl: string;
  readonly databaseUrl: string;
}

export const demoShop = "demo-store";

/** @throws Refusal or AppError when a part does not start, or the signal's reason; nothing runs any more then. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts = openParts(options.signal);
  try {
    return { ...parts, ...(await startParts(options, parts)) };
  } catch (thrown) {
    await parts.stop();
    throw thrown;
  }
}

async function startParts(options: StackOptions, parts: Parts): Promise<Addresses> {
  const { dataDir, ports, say } = options;
  const { signal } = parts;
  await openDataFolder(dataDir);
  await buildApp(say, signal);
  const logDir = path.join(dataDir, "logs");
  await mkdir(logDir, { recursive: true });
  const secrets = await readSecrets(dataDir);
  const addresses = {
    appUrl: `http://127.0.0.1:${ports.web}`,
    sandboxUrl: `http://127.0.0.1:${ports.sandbox}`,
    adminUrl: `http://127.0.0.1:${ports.sandbox}/store/${demoShop}/apps/packshot`,
  };

  say("Starting PostgreSQL and the sandbox shop …");
  const marketplaces = options.withMarketplaces === true;
  const [database] = await parts.start(
    startDatabase(dataDir, say, signal),
    startService({
      ...{ name: "sandbox shop", env: process.env, logDir, signal },
      args: sandboxArgs(options, addresses.appUrl, secrets),
      ready: /"url":/,
    }),
    ...(marketplaces
      ? [
          startMarketplaces(
            { logDir, signal },
            { dataDir, ports: ports.marketplaces, appUrl: addresses.appUrl },
          ),
        ]
      : []),
  );
  if (marketplaces)
    await stockMarketplaces(ports.marketplaces, addresses.sandboxUrl, `${demoShop}.myshopify.com`);

  say("Starting the web process and the worker …");
  const env = settingsFor(options, { ...addresses, databaseUrl: database.url }, secrets);
  await parts.start(
    startWeb(logDir, env, addresses.appUrl, signal),
    startService({
      ...{ name: "worker", env: { ...env, ...givesMemoryBack }, logDir, signal },
      args: ["workers/main.ts"],
      ready: /worker ready/,
    }),
  );
  return { ...addresses, databaseUrl: database.url };
}

/** As in package.json: without it glibc keeps the memory of pictures that are done (docs/speed.md). */
const givesMemoryBack = { MALLOC_MMAP_THRESHOLD_: "4194304" };

async function startDatabase(
  dataDir: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Part & { url: string }> {
  const postgres = await startPostgres({ dataDir: postgresDirOf(dataDir) });
  try {
    const url = await postgres.createDatabase("packshot");
    await migrate(url, say, signal);
    return { ...postgres, name: "database", url };
  } catch (thrown) {
    await postgres.stop();
    throw thrown;
  }
}

async function startWeb(
  logDir: string,
  env: NodeJS.ProcessEnv,
  appUrl: string,
  signal: AbortSignal,
): Promise<Part> {
  const args = ["app/serve.ts"];
  const web = await startService({
    name: "web process",
    args,
    env,
    logDir,
    signal,
    ready: /packshot: web ready/,
  });
  await waitForHealth(`${appUrl}/healthz`);
  return web;
}

function sandboxArgs(
  { dataDir, ports, shop = "small" }: StackOptions,
  appUrl: string,
  secrets: Secrets,
): string[] {
  return [
    "sandbox/shopify/main.ts",
    ...["--port", String(ports.sandbox), "--app-url", appUrl, "--app-config", "shopify.app.toml"],
    ...["--extensions", "build/extensions"],
    ...["--api-key", secrets.apiKey, "--api-secret", secrets.apiSecret],
    ...["--state", path.join(dataDir, "sandbox"), "--seed", shop === "large" ? "large" : "demo"],
  ];
}

function settingsFor(
  { dataDir, ports, env: extra, withMarketplaces = false }: StackOptions,
  { appUrl, sandboxUrl, databaseUrl }: Addresses,
  { apiKey, apiSecret, secretKey }: Secrets,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    PACKSHOT_ALLOW_SANDBOX: "1",
    DATABASE_URL: databaseUrl,
    REDIS_URL: "", // a Redis of the person who tries this stays out of it
    MODELS_DIR: modelsDir,
    STORAGE_DRIVER: "fs",
    STORAGE_DIR: path.join(dataDir, "storage"),
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: appUrl,
    SHOPIFY_SANDBOX_URL: sandboxUrl,
    APP_BRIDGE_URL: `${sandboxUrl}/app-bridge.js`,
    TRUSTED_FETCH_ORIGINS: [
      sandboxUrl,
      ...(withMarketplaces ? marketplaceAddresses(ports.marketplaces) : []),
    ].join(","),
    ...(withMarketplaces && marketplaceSettings(ports.marketplaces)),
    PACKSHOT_SECRET_KEY: secretKey,
    HOST: "127.0.0.1",
    PORT: String(ports.web),
    ...extra,
  };
}
