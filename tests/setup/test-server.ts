/** The PostgreSQL under all tests of a run: embedded, or the one of DATABASE_URL_TEST; migrated once into a template. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { removePostgres, startPostgres } from "#scripts/embedded-postgres.ts";

export interface TestServer {
  /** Copies the template; some 50 ms. */
  freshDatabase(): Promise<string>;
  close(): Promise<void>;
}

interface BareServer {
  /** Address of a database that is always there, to create others from. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, "../..");
const cache = path.join(root, ".cache");
const dataPrefix = "test-postgres-";

export async function openTestServer(): Promise<TestServer> {
  const given = process.env["DATABASE_URL_TEST"];
  const server =
    given === undefined ? await startEmbedded() : { adminUrl: given, stop: () => Promise.resolve() };
  const prefix = `packshot_test_${randomBytes(4).toString("hex")}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  const made: string[] = [];
  const create = async (name: string, template: string): Promise<string> => {
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
    made.push(name);
    return withDatabase(server.adminUrl, name);
  };
  await migrate(await create(prefix, "template0"));
  // One at a time: a template being copied cannot be copied again.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    freshDatabase: () => {
      const next = turn.then(() => create(`${prefix}_${made.length.toString()}`, prefix));
      turn = next.catch(() => undefined);
      return next;
    },
    close: async () => {
      await turn;
      for (const name of made) await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.end();
      await server.stop();
    },
  };
}

async function startEmbedded(): Promise<BareServer> {
  await removeForgotten();
  const dataDir = path.join(cache, `${dataPrefix}${process.pid.toString()}`);
  const postgres = await startPostgres({ dataDir, durable: false });
  return {
    adminUrl: postgres.url("postgres"),
    stop: async () => {
      await postgres.stop();
      await removePostgres(dataDir);
    },
  };
}

/** Data of runs that were killed; a run that is still going keeps its own. */
async function removeForgotten(): Promise<void> {
  const names = await readdir(cache).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith(dataPrefix))) {
    await removePostgres(path.join(cache, name)).catch(() => undefined);
  }
}

async function migrate(databaseUrl: string): Promise<void> {
  const prisma = path.join(root, "node_modules/prisma/build/index.js");
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  await promisify(execFile)(process.execPath, [prisma, "migrate", "deploy"], { cwd: root, env });
}

function withDatabase(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.href;
}
