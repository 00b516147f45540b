/** The folder a demo keeps everything in, and its removal. */
import { mkdir, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { removePostgres } from "../embedded-postgres.ts";
import { Refusal } from "./refusal.ts";

/** PostgreSQL's first files, the sandbox's photos and the pictures of a few runs. */
const neededMb = 500;

export const postgresDirOf = (dataDir: string) => path.join(dataDir, "postgres");

/** @throws Refusal when the disk is too full to start on. */
export async function openDataFolder(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const { bavail, bsize } = await statfs(dataDir);
  const freeMb = Math.floor((bavail * bsize) / 1_000_000);
  if (freeMb >= neededMb) return;
  throw new Refusal(
    `at least ${neededMb} MB of free disk space are needed in ${dataDir}, found ${freeMb} MB. Free some and start again.`,
  );
}

/** Also what PostgreSQL keeps elsewhere when its account cannot reach the folder. */
export async function removeDataFolder(dataDir: string): Promise<void> {
  await removePostgres(postgresDirOf(dataDir));
  await rm(dataDir, { recursive: true, force: true });
}
