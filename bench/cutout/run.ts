/** Runs a command to its end and watches what it costs. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { readCpuSeconds, readCpuSecondsByThread, readMemory } from "../process-figures.ts";

export interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  /** CPU seconds by thread name; threads are counted as long as they live. */
  readonly byThread: ReadonlyMap<string, number>;
}

interface Where {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const sampleEveryMs = 50;

/** @throws when it ends with another code than 0 or 1: `cutout` says 1 when a picture's verdict is `fail`. */
export async function run(command: string, words: readonly string[], { cwd, env }: Where): Promise<Cost> {
  const startedAt = performance.now();
  const child = spawn(command, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  let last: Omit<Cost, "seconds"> = { cpuSeconds: 0, peakMiB: 0, byThread: new Map() };
  while (child.exitCode === null && child.pid !== undefined) {
    const next = await sample(child.pid).catch(() => last);
    last = { ...next, byThread: mostOf(last.byThread, next.byThread) };
    await Promise.race([exited, pause(sampleEveryMs)]);
  }
  const [code] = await exited;
  if (code !== 0 && code !== 1)
    throw new Error(`expected ${words.join(" ")} to end well but received ${code ?? "a signal"}`);
  return { ...last, seconds: (performance.now() - startedAt) / 1000 };
}

/** Threads that have ended are missing from the later reading. */
function mostOf(
  earlier: ReadonlyMap<string, number>,
  later: ReadonlyMap<string, number>,
): Map<string, number> {
  const names = new Set([...earlier.keys(), ...later.keys()]);
  return new Map([...names].map((name) => [name, Math.max(earlier.get(name) ?? 0, later.get(name) ?? 0)]));
}

async function sample(pid: number): Promise<Omit<Cost, "seconds">> {
  const { peakMiB } = await readMemory(pid);
  if (Number.isNaN(peakMiB)) throw new Error("the process has ended");
  return { cpuSeconds: await readCpuSeconds(pid), peakMiB, byThread: await readCpuSecondsByThread(pid) };
}
