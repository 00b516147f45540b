/** Which demo is running in a data folder: claimed at start, read by the next start and by `stop`. */
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { isAlive, starterOf, starterSchema } from "../starter.ts";

const runningSchema = z.object({
  supervisor: starterSchema,
  /** Null while it is starting. */
  adminUrl: z.string().nullable(),
});

export type Running = z.infer<typeof runningSchema>;

/** Longer than stopping every service in turn may take. */
const stopTimeoutMs = 60_000;

const fileIn = (dataDir: string) => path.join(dataDir, "running.json");

/** The demo whose supervisor is alive, or null. */
export async function readRunning(dataDir: string): Promise<Running | null> {
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => null);
  if (text === null) return null;
  const running = parse(text);
  return running !== null && isAlive(running.supervisor) ? running : null;
}

/** Makes this process the supervisor; the other one when there is one already. Of two at the same time one wins. */
export async function claimRunning(dataDir: string): Promise<Running | null> {
  await mkdir(dataDir, { recursive: true });
  const draft = await writeDraft(dataDir, null);
  try {
    for (;;) {
      const other = await readRunning(dataDir);
      if (other !== null) return other;
      await rm(fileIn(dataDir), { force: true }); // of one that was killed
      const claimed = await link(draft, fileIn(dataDir)).then(() => true, isTaken);
      if (claimed) return null;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

export async function announceRunning(dataDir: string, adminUrl: string): Promise<void> {
  await rename(await writeDraft(dataDir, adminUrl), fileIn(dataDir));
}

export async function forgetRunning(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}

/** Asks the supervisor to stop and waits until it has; false when there was none. */
export async function stopRunning(dataDir: string): Promise<boolean> {
  const running = await readRunning(dataDir);
  if (running === null) return false;
  const { supervisor } = running;
  process.kill(supervisor.pid, "SIGTERM");
  for (let waitedMs = 0; isAlive(supervisor); waitedMs += 100) {
    if (waitedMs === stopTimeoutMs) process.kill(supervisor.pid, "SIGKILL");
    await sleep(100);
  }
  return true;
}

function isTaken(thrown: unknown): false {
  if (thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST") return false;
  throw thrown;
}

/** Written beside and moved into place, so that a reader never meets half a file. */
async function writeDraft(dataDir: string, adminUrl: string | null): Promise<string> {
  const draft = `${fileIn(dataDir)}.${process.pid}`;
  const running: Running = { supervisor: starterOf(process.pid), adminUrl };
  await writeFile(draft, JSON.stringify(running));
  return draft;
}

/** Null for what a power cut left of it. */
function parse(text: string): Running | null {
  try {
    return runningSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
