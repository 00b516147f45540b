/** One child of the demo: started, waited for until it is ready, stopped; its output goes to a log file. */
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Part } from "./parts.ts";
import { Refusal } from "./refusal.ts";

export interface ServiceOptions {
  readonly name: string;
  /** Script and arguments for this Node. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logDir: string;
  /** Matches a line it prints once it can be used. */
  readonly ready: RegExp;
  /** Abandons the start. */
  readonly signal?: AbortSignal;
  readonly readyTimeoutMs?: number;
}

export interface Service extends Part {
  readonly pid: number;
}

const stopTimeoutMs = 15_000;
const root = path.resolve(import.meta.dirname, "../..");
const endWithParent = new URL("./end-with-parent.ts", import.meta.url).href;

/**
 * Starts it and resolves once it is ready.
 *
 * @throws Refusal when it ends or is not ready in time, or the signal's reason; it does not run any more then.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, ready, signal, readyTimeoutMs = 120_000 } = options;
  signal?.throwIfAborted();
  const { child, logFile, ended } = open(options);
  const timeLimit = AbortSignal.timeout(readyTimeoutMs);
  const cut = AbortSignal.any(signal === undefined ? [timeLimit] : [timeLimit, signal]);
  const kill = () => child.kill("SIGKILL");
  cut.addEventListener("abort", kill);
  const unready = ended.then((words) => {
    signal?.throwIfAborted();
    if (timeLimit.aborted)
      throw new Refusal(
        `the ${name} was not ready within ${readyTimeoutMs / 1000} s; its log is ${path.relative(root, logFile)}`,
      );
    throw new Refusal(`the ${name} ended while it was starting:\n${words}`);
  });
  try {
    await Promise.race([lineMatching(ready, child.stdout), unready]);
    return { name, pid: child.pid ?? 0, ended, stop: () => stop(child, ended) };
  } finally {
    cut.removeEventListener("abort", kill);
    unready.catch(() => undefined); // it ends one day
  }
}

function open({ name, args, env, logDir }: ServiceOptions) {
  const child = spawn(process.execPath, ["--import", endWithParent, ...args], {
    cwd: root,
    env: { ...env, PWD: root },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true, // Ctrl-C reaches the demo alone, which stops its services in order
  }) as ChildProcess & { stdout: Readable; stderr: Readable };
  const logFile = path.join(logDir, `${name}.log`);
  const log = createWriteStream(logFile, { flags: "a" });
  log.on("error", () => undefined); // a full disk costs the log, not the demo
  let tail = "";
  for (const output of [child.stdout, child.stderr]) {
    output.on("data", (chunk: Buffer) => {
      log.write(chunk);
      tail = (tail + chunk.toString("utf8")).slice(-8_000);
    });
  }
  const ended = once(child, "close").then(() => {
    log.end();
    return tail.trimEnd().split("\n").slice(-12).join("\n");
  });
  return { child, logFile, ended };
}

function lineMatching(pattern: RegExp, output: Readable): Promise<void> {
  return new Promise((resolve) => {
    createInterface({ input: output }).on("line", (line) => {
      if (pattern.test(line)) resolve();
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  const inTime = await Promise.race([ended, sleep(stopTimeoutMs, null, { ref: false })]);
  if (inTime === null) child.kill("SIGKILL");
  await ended;
}
