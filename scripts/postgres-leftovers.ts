/** Clears what a killed start left behind: a PostgreSQL without its starter, and a stale postmaster.pid. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { unavailable } from "./postgres-failure.ts";

const stopTimeoutMs = 15_000;

interface Starter {
  readonly pid: number;
  /** Tells a process from a later one that got the same number; null where the system does not say. */
  readonly startedAt: string | null;
}

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
  const self: Starter = { pid: process.pid, startedAt: startOf(process.pid) };
  writeFileSync(starterFile(folder), JSON.stringify(self));
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

function isAlive(starter: Starter): boolean {
  return isRunning(starter.pid) && startOf(starter.pid) === starter.startedAt;
}

function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Start time in clock ticks since boot: field 22 of /proc/<pid>/stat (proc_pid_stat(5)). */
function startOf(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid.toString()}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

function readStarter(folder: string): Starter | null {
  const text = readOrNull(starterFile(folder));
  try {
    return text === null ? null : (JSON.parse(text) as Starter);
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
