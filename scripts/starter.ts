/** Names a running program so that a later one with the same number is not taken for it. */
import { readFileSync } from "node:fs";
import { z } from "zod";

export const starterSchema = z.object({
  pid: z.int(),
  /** Null where the system does not say when a program started. */
  startedAt: z.string().nullable(),
});

export type Starter = z.infer<typeof starterSchema>;

export function starterOf(pid: number): Starter {
  return { pid, startedAt: startOf(pid) };
}

export function isAlive({ pid, startedAt }: Starter): boolean {
  return isRunning(pid) && startOf(pid) === startedAt;
}

export function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Start time in clock ticks since boot, field 22 of /proc/<pid>/stat (proc_pid_stat(5)); null also for a zombie. */
function startOf(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  return fields[0] === "Z" ? null : (fields[19] ?? null);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
