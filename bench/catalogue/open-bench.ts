/** A sandbox shop of 50,000 products, a PostgreSQL and workers, each a process of its own, in a folder that is removed. */
import { chmod, mkdir, mkdtemp } from "node:fs/promises";
import path from "node:path";
import { removePostgres, startPostgres } from "#scripts/embedded-postgres.ts";
import { removeDataFolder } from "#scripts/demo/data-folder.ts";
import { freePort } from "#scripts/free-port.ts";
import { migrate } from "#scripts/demo/migrate.ts";
import { type Service, startService } from "#scripts/demo/service.ts";
import { testSettings } from "#tests/setup/test-settings.ts";

export interface Bench {
  readonly sandboxUrl: string;
  /** Takes jobs once this resolves. */
  readonly startWorker: () => Promise<Service>;
  stop(): Promise<void>;
}

const dataDir = path.resolve(import.meta.dirname, "../../.data");
const silent = () => undefined;

/** Sets this process up to use the database: import nothing that reads services/env.ts before this resolves. */
export async function openBench(): Promise<Bench> {
  await mkdir(dataDir, { recursive: true });
  const room = await mkdtemp(path.join(dataDir, "bench-"));
  await chmod(room, 0o755); // PostgreSQL may run under another account
  const postgresDir = path.join(room, "postgres");
  const postgres = await startPostgres({ dataDir: postgresDir });
  const stopBehind = async () => {
    await postgres.stop();
    await removePostgres(postgresDir);
    await removeDataFolder(room);
  };
  try {
    const databaseUrl = await postgres.createDatabase("packshot");
    await migrate(databaseUrl, silent);
    const settings = { ...testSettings(databaseUrl), LOG_LEVEL: "warn", WORKER_LOCK_MS: "30000" };
    const sandbox = await startSandbox(settings, room);
    Object.assign(process.env, settings, {
      SHOPIFY_SANDBOX_URL: sandbox.url,
      TRUSTED_FETCH_ORIGINS: sandbox.url,
    });
    return {
      sandboxUrl: sandbox.url,
      startWorker: () => startOne("worker", ["bench/catalogue/worker.ts"], /worker ready/, room),
      stop: async () => {
        await sandbox.service.stop();
        await stopBehind();
      },
    };
  } catch (thrown) {
    await stopBehind();
    throw thrown;
  }
}

async function startSandbox(settings: Readonly<Record<string, string>>, room: string) {
  const port = (await freePort()).toString();
  const { SHOPIFY_API_KEY: key = "", SHOPIFY_API_SECRET: secret = "", SHOPIFY_APP_URL: app = "" } = settings;
  const args = ["sandbox/shopify/main.ts", "--port", port, "--seed", "large"];
  args.push("--api-key", key, "--api-secret", secret, "--app-url", app);
  const service = await startOne("sandbox", args, /"url":/, room);
  return { service, url: `http://127.0.0.1:${port}` };
}

function startOne(name: string, args: string[], ready: RegExp, logDir: string): Promise<Service> {
  return startService({ name, args, ready, logDir, env: process.env });
}
