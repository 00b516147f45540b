/** One child of the demo: started, waited for until it is ready, stopped; its output goes to a log file. */
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.ts";

export interface ServiceOptions {
  readonly name: string;
  /** Script and arguments for this Node. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logDir: string;
  readonly readyTimeoutMs?: number;
}

export interface Service {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process ends, with the last lines it printed. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const stopTimeoutMs = 15_000;
const root = path.resolve(import.meta.dirname, "../..");

/** Starts it and resolves with the first non-null answer of `ready`, asked for every line it prints. */
export async function startService<Answer>(
  options: ServiceOptions,
  ready: (line: string) => Answer | null,
): Promise<{ service: Service; answer: Answer }> {
  const logFile = path.join(options.logDir, `${options.name}.log`);
  const log = createWriteStream(logFile, { flags: "a" });
  const child = spawn(process.execPath, options.args, {
    cwd: root,
    env: { ...options.env, PWD: root },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = once(child, "close").then(() => lastLines(logFile));
  const service = serviceOf(options.name, child, ended);

  const answered = new Promise<Answer>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const answer = ready(line);
      if (answer !== null) resolve(answer);
    });
  });
  const abandoned = ended.then((lines) => {
    throw new Refusal(`the ${options.name} ended while it was starting:\n${lines}`);
  });
  const settled = new AbortController();
  const tooLate = sleep(options.readyTimeoutMs ?? 60_000, undefined, { signal: settled.signal }).then(
    async () => {
      await service.kill();
      throw new Refusal(
        `the ${options.name} was not ready in time; its log is ${path.relative(root, logFile)}`,
      );
    },
  );
  try {
    return { service, answer: await Promise.race([answered, abandoned, tooLate]) };
  } finally {
    abandoned.catch(() => undefined);
    tooLate.catch(() => undefined);
    settled.abort();
  }
}

function serviceOf(name: string, child: ChildProcess, ended: Promise<string>): Service {
  if (child.pid === undefined) throw new Refusal(`the ${name} could not be started`);
  return {
    name,
    pid: child.pid,
    ended,
    async stop() {
      child.kill("SIGTERM");
      const inTime = await Promise.race([ended, sleep(stopTimeoutMs, null, { ref: false })]);
      if (inTime === null) child.kill("SIGKILL");
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function lastLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-12).join("\n");
}
