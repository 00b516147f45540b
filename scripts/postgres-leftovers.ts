/** Clears what a killed start left behind: a PostgreSQL without its starter, and a stale postmaster.pid. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { unavailable } from "./postgres-failure.ts";
import { isAlive, isRunning, starterOf, starterSchema, type Starter } from "./starter.ts";

const stopTimeoutMs = 15_000;

const starterFile = (folder: string) => path.join(folder, "starter.json");

/**
 * Makes this process the one that may start a server on the folder: stops an orphaned server, removes a stale lock
 * and writes down who the starter is.
 *
 * @throws AppError INTERNAL when another starter is alive: two servers on one folder would lose data.
 */
export async function claimFolder(folder: string): Promise<void> {
  const starter = readStarter(folder);
  if (starter !== null && isAlive(starter)) {
    const { pid } = starter;
    throw unavailable(
      `expected ${folder} to be free for PostgreSQL but received "in use by process ${pid.toString()}"`,
    );
  }
  const lock = path.join(folder, "cluster", "postmaster.pid");
  const serverPid = Number(readOrNull(lock)?.split("\n")[0]);
  if (isPostgresOf(serverPid, folder)) await stopOrphan(serverPid, folder);
  rmSync(lock, { force: true });
  writeFileSync(starterFile(folder), JSON.stringify(starterOf(process.pid)));
}

export function releaseFolder(folder: string): void {
  rmSync(starterFile(folder), { force: true });
}

async function stopOrphan(pid: number, folder: string): Promise<void> {
  const deadline = Date.now() + stopTimeoutMs;
  process.kill(pid, "SIGINT");
  while (isPostgresOf(pid, folder)) {
    if (Date.now() > deadline) process.kill(pid, "SIGQUIT");
    await pause(50);
  }
}

/** True when `pid` is a PostgreSQL serving this folder, and not a newer process with a reused number. */
function isPostgresOf(pid: number, folder: string): boolean {
  if (!isRunning(pid)) return false;
  const commandLine = readOrNull(`/proc/${pid.toString()}/cmdline`);
  return commandLine === null
    ? !existsSync("/proc/self")
    : commandLine.includes(path.join(folder, "cluster"));
}

function readStarter(folder: string): Starter | null {
  const text = readOrNull(starterFile(folder));
  try {
    return text === null ? null : starterSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
