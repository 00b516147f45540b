/** The whole of Packshot on one machine: PostgreSQL, sandbox shop, web process and worker, started in that order. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startPostgres } from "../embedded-postgres.ts";
import { buildApp } from "./build-app.ts";
import { migrate } from "./migrate.ts";
import type { Ports } from "./ports.ts";
import { modelsDir } from "./prepare-model.ts";
import { readSecrets } from "./secrets.ts";
import { startService, type Service } from "./service.ts";
import { waitForHealth } from "./wait-for-health.ts";

export interface StackOptions {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly say: (line: string) => void;
  /** Further settings for the web process and the worker, for example a short WORKER_LOCK_MS. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Stack {
  readonly appUrl: string;
  readonly sandboxUrl: string;
  /** The sandbox shop's admin with the app opened in it. */
  readonly adminUrl: string;
  readonly databaseUrl: string;
  readonly servicePids: readonly number[];
  /** Settles when a service ends by itself, with its name and last words. */
  readonly broken: Promise<{ name: string; lastLines: string }>;
  stop(): Promise<void>;
}

export const demoShop = "demo-store";

export async function startStack(options: StackOptions): Promise<Stack> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of started.toReversed()) await part.stop();
    started.length = 0;
  };
  try {
    return await startParts(options, started, stop);
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function startParts(
  { dataDir, ports, say, env: extra = {} }: StackOptions,
  started: { stop(): Promise<void> }[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const logDir = path.join(dataDir, "logs");
  await mkdir(logDir, { recursive: true });
  await buildApp(say);

  say("Starting PostgreSQL …");
  const postgres = await startPostgres({ dataDir: path.join(dataDir, "postgres"), port: ports.postgres });
  started.push(postgres);
  const databaseUrl = await postgres.createDatabase("packshot");
  await migrate(databaseUrl, dataDir, say);

  const secrets = await readSecrets(dataDir);
  const appUrl = `http://127.0.0.1:${ports.web}`;
  say("Starting the sandbox shop …");
  const sandbox = await startSandbox(logDir, dataDir, ports, appUrl, secrets);
  started.push(sandbox.service);

  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    PACKSHOT_ALLOW_SANDBOX: "1",
    DATABASE_URL: databaseUrl,
    MODELS_DIR: modelsDir,
    STORAGE_DRIVER: "fs",
    STORAGE_DIR: path.join(dataDir, "storage"),
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SHOPIFY_APP_URL: appUrl,
    SHOPIFY_SANDBOX_URL: sandbox.answer,
    APP_BRIDGE_URL: `${sandbox.answer}/app-bridge.js`,
    TRUSTED_FETCH_ORIGINS: sandbox.answer,
    PACKSHOT_SECRET_KEY: secrets.secretKey,
    HOST: "127.0.0.1",
    PORT: String(ports.web),
    ...extra,
  };
  say("Starting the web process and the worker …");
  const web = await startWeb(logDir, env, appUrl);
  started.push(web);
  const worker = await startWorker(logDir, env);
  started.push(worker);

  const services = [sandbox.service, web, worker];
  return {
    appUrl,
    sandboxUrl: sandbox.answer,
    adminUrl: `${sandbox.answer}/store/${demoShop}/apps/packshot`,
    databaseUrl,
    servicePids: services.map((service) => service.pid),
    broken: Promise.race(services.map(async ({ name, ended }) => ({ name, lastLines: await ended }))),
    stop,
  };
}

async function startSandbox(
  logDir: string,
  dataDir: string,
  ports: Ports,
  appUrl: string,
  secrets: { apiKey: string; apiSecret: string },
): Promise<{ service: Service; answer: string }> {
  const args = [
    "sandbox/shopify/main.ts",
    ...["--port", String(ports.sandbox), "--app-url", appUrl],
    ...["--api-key", secrets.apiKey, "--api-secret", secrets.apiSecret],
    ...["--state", path.join(dataDir, "sandbox"), "--seed", "demo"],
  ];
  return startService({ name: "sandbox shop", args, env: process.env, logDir }, (line) => {
    const url = /"url":"([^"]+)"/.exec(line)?.[1];
    return url ?? null;
  });
}

async function startWeb(logDir: string, env: NodeJS.ProcessEnv, appUrl: string): Promise<Service> {
  const args = ["node_modules/@remix-run/serve/dist/cli.js", "build/server/index.js"];
  const { service } = await startService({ name: "web process", args, env, logDir }, (line) =>
    line.includes("[remix-serve]") ? true : null,
  );
  await waitForHealth(`${appUrl}/healthz`);
  return service;
}

async function startWorker(logDir: string, env: NodeJS.ProcessEnv): Promise<Service> {
  const options = { name: "worker", args: ["workers/main.ts"], env, logDir, readyTimeoutMs: 300_000 };
  const { service } = await startService(options, (line) => (/worker ready/i.test(line) ? true : null));
  return service;
}
