/** The real worker in a process of its own, for tests to kill. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { eventually } from "./eventually.ts";

export interface WorkerProcess {
  /** Resolves once it takes jobs. */
  ready(): Promise<void>;
  /** SIGKILL: nothing of its own runs any more. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** What it said so far. */
  output(): string;
  /** Throws what it said when it ended by itself, so that nobody waits for it in vain. */
  requireAlive(): void;
}

const root = path.resolve(import.meta.dirname, "../..");

/** @param settings added to this process's own environment */
export function startWorkerProcess(settings: Readonly<Record<string, string>>): WorkerProcess {
  const env = { ...process.env, ...settings };
  const child: ChildProcess = spawn(process.execPath, ["workers/main.ts"], { cwd: root, env, stdio: "pipe" });
  const exited = once(child, "exit") as Promise<[number | null]>;
  let said = "";
  const hear = (chunk: Buffer) => (said += chunk.toString("utf8"));
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  const requireAlive = () => {
    if (child.exitCode !== null) throw new Error(`expected a running worker but it ended:\n${said}`);
  };
  return {
    ready: async () => {
      await eventually("the worker to be ready", () => {
        requireAlive();
        return said.includes("worker ready");
      });
    },
    kill: async () => {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
    output: () => said,
    requireAlive,
  };
}
