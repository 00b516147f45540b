/** What Linux knows of a running process: its memory, and the time its threads have computed. */
import { readdir, readFile } from "node:fs/promises";

/** A process id, or `self`. */
type Pid = number | "self";

/** Resident memory now and at its highest. */
export async function readMemory(pid: Pid): Promise<{ nowMiB: number; peakMiB: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const mebibytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { nowMiB: mebibytes("VmRSS"), peakMiB: mebibytes("VmHWM") };
}

/** The kernel counts in hundredths of a second. */
const ticksPerSecond = 100;

/** User and system time of the whole process, ended threads and waited-for children included, in seconds. */
export async function readCpuSeconds(pid: Pid): Promise<number> {
  const [, , , , , , , , , , , user, system, childUser, childSystem] = await readStat(`/proc/${pid}/stat`);
  return (
    [user, system, childUser, childSystem].reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
  );
}

/** The same by thread name, of the threads that live. Threads are called what their starter was called. */
export async function readCpuSecondsByThread(pid: Pid): Promise<Map<string, number>> {
  const byName = new Map<string, number>();
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const fields = await readStat(`/proc/${pid}/task/${thread}/stat`).catch(() => null);
    if (fields === null) continue;
    const name = (await readFile(`/proc/${pid}/task/${thread}/comm`, "utf8").catch(() => "ended")).trim();
    const seconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    byName.set(name, (byName.get(name) ?? 0) + seconds);
  }
  return byName;
}

/** The fields after the name, so that field n of proc(5) is at n − 3. */
async function readStat(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
