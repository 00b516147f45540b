/** Which demo is running in a data folder: written at start, read by the next start and by `stop`. */
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const runningSchema = z.object({
  supervisorPid: z.int(),
  /** The services it started; they outlive a supervisor that was killed. */
  servicePids: z.array(z.int()),
  adminUrl: z.string().nullable(),
});

export type Running = z.infer<typeof runningSchema>;

const fileIn = (dataDir: string) => path.join(dataDir, "running.json");

/** The demo whose supervisor is alive, or null. */
export async function readRunning(dataDir: string): Promise<Running | null> {
  const running = await readFileIn(dataDir);
  return running !== null && (await isOurs(running.supervisorPid)) ? running : null;
}

export async function writeRunning(dataDir: string, running: Running): Promise<void> {
  await writeFile(fileIn(dataDir), JSON.stringify(running));
}

export async function forgetRunning(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}

/** Asks the supervisor to stop and waits for it; then ends whatever a killed supervisor left behind. */
export async function stopRunning(dataDir: string): Promise<boolean> {
  const running = await readFileIn(dataDir);
  if (running === null) return false;
  const wasUp = await endGently(running.supervisorPid);
  const leftOvers = await Promise.all(running.servicePids.map(endGently));
  await forgetRunning(dataDir);
  return wasUp || leftOvers.includes(true);
}

async function readFileIn(dataDir: string): Promise<Running | null> {
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return runningSchema.parse(JSON.parse(text));
  } catch {
    return null; // killed while it was written
  }
}

async function endGently(pid: number): Promise<boolean> {
  if (!(await isOurs(pid))) return false;
  process.kill(pid, "SIGTERM");
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 100) {
    if (!(await isOurs(pid))) return true;
    await sleep(100);
  }
  process.kill(pid, "SIGKILL");
  return true;
}

/** Process ids are reused: only a live process started from this checkout counts. */
async function isOurs(pid: number): Promise<boolean> {
  const root = path.resolve(import.meta.dirname, "../..");
  const [commandLine, workingDir] = await Promise.all([
    readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""),
    readFile(`/proc/${pid}/environ`, "utf8").catch(() => ""),
  ]);
  return commandLine.includes(root) || (commandLine !== "" && workingDir.includes(`PWD=${root}\0`));
}
