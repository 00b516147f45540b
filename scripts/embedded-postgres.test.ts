import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningPostgres, removePostgres, startPostgres } from "./embedded-postgres.ts";
import { freePort } from "./free-port.ts";
import { explainFailure } from "./postgres-failure.ts";

const parent = mkdtempSync(path.join(tmpdir(), "packshot-pg-"));
const dataDir = path.join(parent, "data");
let running: RunningPostgres | null = null;

// A temporary folder is its owner's alone, and PostgreSQL runs as another user when we are root.
beforeEach(() => {
  chmodSync(parent, 0o755);
});

const start = async (port?: number) => {
  running = await startPostgres({ dataDir, durable: false, ...(port !== undefined && { port }) });
  return running;
};

afterEach(async () => {
  await running?.stop();
  running = null;
  await removePostgres(dataDir);
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

test("keeps data over a restart, knows every language's letters, and listens on this machine only", async () => {
  const first = await start();
  const url = await first.createDatabase("shop");
  await query(url, "CREATE TABLE mug AS SELECT 'Ärmel' AS title");
  expect(await query(url, "SELECT title FROM mug WHERE title ILIKE 'ÄRMEL'")).toEqual(["Ärmel"]);
  expect(await query(url, "SHOW listen_addresses")).toEqual(["127.0.0.1"]);
  expect(await first.createDatabase("shop")).toBe(url);
  await first.stop();
  const second = await start(first.port);
  expect(await query(second.url("shop"), "SELECT title FROM mug")).toEqual(["Ärmel"]);
});

test("refuses a wrong password", async () => {
  const url = new URL((await start()).url("postgres"));
  url.password = "guessed";
  await expect(query(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
});

test("says in one sentence that the port is taken, and starts once it is free", async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  await expect(start(port)).rejects.toThrow(
    `expected port ${port.toString()} on 127.0.0.1 to be free for PostgreSQL but received "in use"`,
  );
  await new Promise((resolve) => other.close(resolve));
  expect((await start(port)).port).toBe(port);
});

test("refuses a folder whose server is running", async () => {
  await start();
  await expect(startPostgres({ dataDir })).rejects.toThrow(
    `received "in use by process ${process.pid.toString()}"`,
  );
});

test("takes over from a starter that was killed with its server running, and loses nothing", async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, "embedded-postgres.ts"))});
    const running = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    await running.createDatabase("kept");
    process.kill(process.pid, "SIGKILL");`;
  await once(
    spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: "inherit" }),
    "exit",
  );
  const next = await start();
  expect(await query(next.url("kept"), "SELECT 1")).toEqual([1]);
});

test("redoes a cluster whose making was cut short, and passes over a stale lock", async () => {
  mkdirSync(path.join(dataDir, "cluster.unfinished", "base"), { recursive: true });
  writeFileSync(path.join(dataDir, "password"), "");
  const first = await start();
  await first.stop();
  expect(existsSync(path.join(dataDir, "cluster.unfinished"))).toBe(false);
  // The process that now has the dead server's number is somebody else.
  const lock = path.join(dataDir, "cluster", "postmaster.pid");
  writeFileSync(lock, `${process.pid.toString()}\n${path.join(dataDir, "cluster")}\n`);
  const second = await start();
  expect(readFileSync(lock, "utf8")).not.toMatch(new RegExp(`^${process.pid.toString()}\n`));
  expect(await query(second.url("postgres"), "SELECT 1")).toEqual([1]);
});

test("goes elsewhere, and says so, when PostgreSQL's account cannot reach the data folder", async () => {
  chmodSync(parent, 0o700);
  const said: string[] = [];
  running = await startPostgres({ dataDir, durable: false, log: (line) => said.push(line) });
  expect(await query(running.url("postgres"), "SELECT 1")).toEqual([1]);
  const isRoot = process.getuid?.() === 0;
  expect(existsSync(path.join(dataDir, "cluster"))).toBe(!isRoot);
  expect(said.some((line) => line.includes("its data lie in /var/lib/packshot-"))).toBe(isRoot);
  const [folder] = (await query(running.url("postgres"), "SHOW data_directory")) as [string];
  await running.stop();
  await removePostgres(dataDir);
  expect(existsSync(folder)).toBe(false);
});

test.each([
  [
    'initdb: error: could not write to file "/data/cluster.unfinished/pg_wal/xlogtemp.12": No space left on device\n',
    'expected a start but received "the disk is full"',
  ],
  [
    "LOG:  starting\nFATAL:  database files are incompatible with server\nLOG:  database system is shut down\n",
    'expected a start but received "FATAL:  database files are incompatible with server"',
  ],
  ["", 'expected a start but received "no answer"'],
])("makes one sentence of a program's last words", (words, sentence) => {
  expect(explainFailure("expected a start", words).userMessage).toBe(sentence);
});
